import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

interface Props {
  readonly news: readonly {
    readonly id: string
    readonly kind: 'COORDINATION' | 'QUESTION' | 'APPOINTMENT' | 'CARE_RELATIONSHIP' | 'INVITATION'
    readonly from: string
    readonly to: string
  }[]
}

const isolated = (name: string) => `\u2068${name}\u2069`

// i18n: care-network:handover.*
/** Who helps the resident now in place of somebody who left: one sentence each (HND-2). Nothing when nothing changed. */
export function HandoverNews({ news }: Props) {
  const { t } = useTranslation('care-network')
  if (news.length === 0) return null
  return (
    <Card title={t('handover.title')} look="new">
      {news.map(({ id, kind, from, to }) => (
        <Paragraph key={id}>{t(`handover.${kind}`, { from: isolated(from), to: isolated(to) })}</Paragraph>
      ))}
    </Card>
  )
}
