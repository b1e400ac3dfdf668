import { SkipLink } from '@nl-design-system-candidate/skip-link-react'
import { useTranslation } from 'react-i18next'
import { Logo } from './logo.tsx'
import { ToolLinks, type ToolLinksProps } from './tool-links.tsx'

type Props = { homeHref: string; placeName: string; tools: ToolLinksProps }

/** The skip link, the logo and the three tools, the same on every page. */
export function TopBar({ homeHref, placeName, tools }: Props) {
  const { t } = useTranslation('ui')
  return (
    <>
      <SkipLink href="#main" className="nl-skip-link--visible-on-focus">
        {t('skipLink')}
      </SkipLink>
      <header className="top-bar">
        <div className="top-bar-inside">
          <Logo href={homeHref} placeName={placeName} />
          <ToolLinks {...tools} />
        </div>
      </header>
    </>
  )
}
