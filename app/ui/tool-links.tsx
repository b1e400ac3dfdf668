import { useTranslation } from 'react-i18next'
import { Pictogram } from './pictogram.tsx'
import { ListenLink } from './read-aloud.tsx'

export type ToolLinksProps = { languageHref: string; helpHref: string; listenHref?: string }

/**
 * Read aloud, language and help: at the top of every page, always in this order. `listenHref` is the same page with what
 * reads it; pages of work have none.
 */
export function ToolLinks({ languageHref, helpHref, listenHref }: ToolLinksProps) {
  const { t } = useTranslation('ui')
  return (
    <nav className="tools" aria-label={t('tools.label')}>
      {listenHref ? <ListenLink href={listenHref} /> : null}
      <a className="tool" href={languageHref}>
        <Pictogram name="globe" />
        {t('tools.language')}
      </a>
      <a className="tool" href={helpHref}>
        <Pictogram name="phone" />
        {t('tools.help')}
      </a>
    </nav>
  )
}
