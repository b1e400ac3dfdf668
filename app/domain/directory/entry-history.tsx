import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { sayKey } from '#app/platform/i18n/say-key.ts'

export interface Change {
  readonly id: string
  readonly kind: 'created' | 'checked' | 'changed' | 'published' | 'archived'
  readonly who: string
  readonly when: string
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[]
}

// i18n: directory.work:history.kinds.*, directory.work:fields.*
/** Who did what with an entry and what was there before, newest first. Nothing where nothing was done yet. */
export function EntryHistory({ history }: { readonly history: readonly Change[] }) {
  const { t } = useTranslation('directory.work')
  const { t: say } = useTranslation()
  if (history.length === 0) return null
  return (
    <Card title={t('history.title')}>
      <ol className="plain-list">
        {history.map(({ id, kind, who, when, fields }) => (
          <li key={id}>
            <Paragraph>
              <strong>{t(`history.kinds.${kind}`)}</strong>{' '}
              <span className="soft">{t('history.who', { who: `\u2068${who}\u2069`, when })}</span>
            </Paragraph>
            {fields.map(({ field, before, after }) => (
              <Paragraph key={field} look="small">
                {sayKey(say, `directory.work:fields.${field}`)}: <del lang="nl">{before || t('history.empty')}</del>{' '}
                {t('history.to')} <ins lang="nl">{after || t('history.empty')}</ins>
              </Paragraph>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  )
}
