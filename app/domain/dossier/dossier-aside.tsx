import { useTranslation } from 'react-i18next'
import { AsideSection } from '#app/ui/aside-section.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { ScoreTrend } from '#app/ui/score-trend.tsx'
import { FourTiles } from './four-tiles.tsx'
import type { ShownDossierCard } from './show-dossier-card.server.ts'

/** How a resident is, at a glance, as far as the reader's role may see it. */
export function DossierAside({ card }: { card: ShownDossierCard }) {
  const { t } = useTranslation('dossier.work')
  if (card.kind !== 'content') {
    const date = card.kind === 'metadata' ? card.date : null
    return (
      <AsideSection title={t('assessment')}>
        <Paragraph>{card.kind === 'closed' ? t('closed') : date ? t('metadata', { date }) : t('noMetadata')}</Paragraph>
      </AsideSection>
    )
  }
  return (
    <>
      <AsideSection title={card.latest ? t('assessmentOn', { date: card.latest.date }) : t('assessment')}>
        {card.latest ? <FourTiles domains={card.latest.domains} compact /> : <Paragraph>{t('noAssessment')}</Paragraph>}
      </AsideSection>
      <AsideSection title={t('score')}>
        {card.trend.length > 0 ? (
          <ScoreTrend title={t('score')} points={card.trend} />
        ) : (
          <Paragraph look="soft">{t('noScore')}</Paragraph>
        )}
      </AsideSection>
    </>
  )
}
