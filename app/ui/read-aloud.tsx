import { useTranslation } from 'react-i18next'
import type {} from '#app/elements/jsx.ts'
import { Pictogram } from './pictogram.tsx'

export type ReadAloudProps = {
  /** The same page with the script that reads it. */
  href: string
  /** How a phone or computer reads a page by itself. */
  helpHref: string
  /** The page was asked for with that script. */
  open: boolean
}

/**
 * The link that has the page read aloud (A11Y-3). Where a script runs already, `<listen-link>` fetches the reader without
 * leaving the page, so that nothing typed is lost, and is hidden where the browser has no voice for the language.
 */
export function ListenLink({ href }: Pick<ReadAloudProps, 'href'>) {
  const { t } = useTranslation('ui')
  return (
    <listen-link>
      <a className="tool" href={href} rel="nofollow">
        <Pictogram name="speaker" />
        {t('tools.listen')}
      </a>
    </listen-link>
  )
}

/**
 * What reads the page: start, pause, slower, stop. Its buttons come where the browser has a voice; where it has none, or no
 * script runs, one line says how to have the page read otherwise.
 */
export function ReadAloudPlayer({ helpHref, open }: Omit<ReadAloudProps, 'href'>) {
  const { t } = useTranslation('reading')
  return (
    <read-aloud class="read-aloud only-screen" {...(open ? {} : { hidden: true })}>
      <section aria-label={t('player')}>
        <p data-none>
          {t('noVoice')} <a href={`${helpHref}#voorlezen`}>{t('otherWay')}</a>
        </p>
        <div data-controls hidden>
          <button type="button" data-play>
            <Pictogram name="speaker" size="small" />
            <span data-when="stopped">{t('start')}</span>
            <span data-when="reading" hidden>
              {t('pause')}
            </span>
            <span data-when="paused" hidden>
              {t('goOn')}
            </span>
          </button>
          <button type="button" aria-pressed="false" data-slower>
            {t('slower')}
          </button>
          <button type="button" data-stop>
            {t('stop')}
          </button>
        </div>
      </section>
    </read-aloud>
  )
}
