import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { languageText } from '#app/platform/i18n/format.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'

export interface Change {
  readonly id: string
  readonly kind: 'created' | 'checked' | 'changed' | 'published' | 'archived' | 'translated' | 'vouched'
  readonly who: string
  readonly when: string
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[]
}

const languageOf = (field: string) => /^([a-z]{2})(?:\.|$)/.exec(field)?.[1] ?? 'nl'

// i18n: directory.work:history.kinds.*, directory.work:fields.*
/** Who did what with an entry and what was there before, newest first. Nothing where nothing was done yet. */
export function EntryHistory({ history }: { readonly history: readonly Change[] }) {
  const { t } = useTranslation('directory.work')
  const { t: say, i18n } = useTranslation()
  if (history.length === 0) return null
  /** `tr.description` is the description in Turkish; `tr` alone is Turkish. */
  const nameOf = (field: string) => {
    const language = languageOf(field)
    const spoken = language === 'nl' ? '' : languageText(language, i18n.language)
    if (field === language) return spoken
    const name = sayKey(say, `directory.work:fields.${field.split('.').at(-1)}`)
    return spoken ? `${name} (${spoken})` : name
  }
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
                {nameOf(field)}: <del lang={languageOf(field)}>{before || t('history.empty')}</del> {t('history.to')}{' '}
                <ins lang={languageOf(field)}>{after || t('history.empty')}</ins>
              </Paragraph>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  )
}
