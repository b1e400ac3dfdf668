import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Card } from '#app/ui/card.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { ImportFailure } from './import-failure.ts'
import type { SkipReason } from './import-item.ts'
import { longest } from './offer-form.ts'

const domains = ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] as const
const ways = ['submitted', 'draft'] as const

interface SettingsProps {
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
  readonly before: {
    readonly words: string
    readonly forWhom: string
    readonly howToJoin: string
    readonly domain: string
    readonly becomes: string
  }
}

// i18n: import.work:domains.* import.work:becomes.*
/** What is taken over from a calendar, and what the calendar itself does not say. */
export function SettingsFields({ state, error, before }: SettingsProps) {
  const { t } = useTranslation('import.work')
  const field = (name: keyof typeof before) => {
    const wrong = error(name)
    return { name, defaultValue: typed(state, name, before[name]), ...(wrong ? { error: wrong } : {}) }
  }
  return (
    <>
      <TextField {...field('words')} label={t('fields.words')} help={t('help.words')} maxLength={300} optional />
      <TextField
        {...field('forWhom')}
        label={t('fields.forWhom')}
        help={t('help.forWhom')}
        maxLength={longest.forWhom}
        required
      />
      <TextField {...field('howToJoin')} label={t('fields.howToJoin')} maxLength={longest.howToJoin} required />
      <RadioGroup
        {...field('domain')}
        label={t('fields.domain')}
        columns={2}
        options={domains.map((value) => ({ value, label: t(`domains.${value}`) }))}
        required
      />
      <RadioGroup
        {...field('becomes')}
        label={t('fields.becomes')}
        options={ways.map((value) => ({ value, label: t(`becomes.${value}`) }))}
        required
      />
    </>
  )
}

interface PlanProps {
  readonly plan: {
    readonly isSuspect: boolean
    readonly same: number
    readonly lists: readonly {
      readonly kind: 'fresh' | 'changed' | 'gone' | 'elsewhere'
      readonly count: number
      readonly lines: readonly { readonly key: string; readonly title: string; readonly about: string }[]
    }[]
    readonly skipped: readonly { readonly reason: SkipReason; readonly count: number }[]
  }
}

// i18n: import.work:lists.* import.work:skipped.*
/** What a calendar would bring: new, changed, gone, and what is left out. */
export function PlanLists({ plan }: PlanProps) {
  const { t } = useTranslation('import.work')
  return (
    <>
      {plan.isSuspect ? <Notice look="warning">{t('suspect')}</Notice> : null}
      {plan.lists.length === 0 ? <Paragraph>{t('nothingNew')}</Paragraph> : null}
      {plan.lists.map(({ kind, count, lines }) => (
        <Card key={kind}>
          <Heading level={2} look={4}>
            {t(`lists.${kind}`, { count })}
          </Heading>
          <RowList>
            {lines.map((line) => (
              <Row key={line.key} title={line.title} lang="nl">
                {line.about}
              </Row>
            ))}
          </RowList>
          {count > lines.length ? (
            <Paragraph look="soft">{t('andMore', { count: count - lines.length })}</Paragraph>
          ) : null}
        </Card>
      ))}
      {plan.same > 0 ? <Paragraph look="soft">{t('same', { count: plan.same })}</Paragraph> : null}
      {plan.skipped.map(({ reason, count }) => (
        <Paragraph key={reason} look="soft">
          {t(`skipped.${reason}`, { count })}
        </Paragraph>
      ))}
    </>
  )
}

interface StandingProps {
  readonly source: {
    readonly state: 'looked' | 'read' | 'ended'
    readonly isFile: boolean
    readonly readAt: string | null
    readonly failingSince: string | null
    readonly failure: ImportFailure | null
  }
}

// i18n: import.work:failures.*
/** How it stands with a calendar: when it was read, or why it can't be. */
export function SourceStanding({ source }: StandingProps) {
  const { t } = useTranslation('import.work')
  const { state, isFile, readAt, failingSince, failure } = source
  if (state === 'ended') return <Notice look="info">{t('isEnded')}</Notice>
  return (
    <>
      {failure && failingSince ? (
        <Notice look="warning" title={t('failingSince', { moment: failingSince })}>
          {t(`failures.${failure}`)} {t('staysAsItIs')}
        </Notice>
      ) : null}
      {readAt ? <Paragraph look="soft">{t('readAt', { moment: readAt })}</Paragraph> : null}
      {state === 'read' ? <Paragraph>{isFile ? t('isFile') : t('isRead')}</Paragraph> : null}
    </>
  )
}
