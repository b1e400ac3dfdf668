import { useTranslation } from 'react-i18next'
import type { Domain } from '#app/ui/domain-shape.tsx'
import { DomainTile } from '#app/ui/domain-tile.tsx'
import { DomainTiles } from '#app/ui/domain-tiles.tsx'
import type { ShownDomain } from './assessment-view.ts'
import type { DomainCode } from './four-domains.ts'

export const shapeOf: Record<DomainCode, Domain> = {
  BODY: 'body',
  MIND: 'mind',
  SOCIAL: 'social',
  SOCIETAL: 'societal',
}

type Props = { domains: readonly ShownDomain[]; href?: string; compact?: boolean }

/** The four domains at a glance: what comes first, how much is hard or goes well. `compact` is for the resident card. */
export function FourTiles({ domains, href, compact = false }: Props) {
  const { t } = useTranslation('dossier')
  const detail = ({ place, strengths, concerns }: ShownDomain) => {
    if (place === 1) return compact ? t('tile.firstShort') : t('tile.first')
    if (compact) return concerns.length
    if (concerns.length > 0) return t('tile.concerns', { count: concerns.length })
    return strengths.length > 0 ? t('tile.strengths', { count: strengths.length }) : t('tile.nothing')
  }
  return (
    <DomainTiles compact={compact}>
      {domains.map((each) => (
        <DomainTile
          key={each.domain}
          domain={shapeOf[each.domain]}
          detail={detail(each)}
          compact={compact}
          {...(href ? { href } : {})}
        />
      ))}
    </DomainTiles>
  )
}
