import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TagList } from '#app/ui/tag-list.tsx'

type Props = {
  title: string
  scopes: readonly string[]
  kind: string
  state: string
  until: string | null
  children?: ReactNode
}

/** Somebody who may act for another: who, for what, until when, and what can be done about it. */
export function MandateCard({ title, scopes, kind, state, until, children }: Props) {
  const { t } = useTranslation('access')
  return (
    <Card title={title}>
      <Paragraph look="soft">
        {kind}. {state}
      </Paragraph>
      <TagList>
        {scopes.map((scope) => (
          <Tag key={scope}>{scope}</Tag>
        ))}
      </TagList>
      {until === null ? null : <Paragraph look="small">{t('mandates.until', { day: until })}</Paragraph>}
      {children}
    </Card>
  )
}
