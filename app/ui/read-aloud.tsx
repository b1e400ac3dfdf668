import { useTranslation } from 'react-i18next'
import type {} from '#app/elements/jsx.ts'
import { Pictogram } from './pictogram.tsx'

/**
 * The button that reads the page aloud (A11Y-3). `<read-aloud>` shows or takes it over where speech is there; until
 * then it is a link to `href`, or not there at all.
 */
export function ReadAloud({ href }: { href?: string }) {
  const { t } = useTranslation('ui')
  const inside = (
    <>
      <Pictogram name="speaker" />
      <span data-label>{t('tools.listen')}</span>
    </>
  )
  return (
    <read-aloud data-stop={t('tools.stopListening')}>
      {href ? (
        <a className="tool" href={href}>
          {inside}
        </a>
      ) : (
        <button className="tool" type="button" hidden>
          {inside}
        </button>
      )}
    </read-aloud>
  )
}
