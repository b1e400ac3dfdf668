import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TagList } from '#app/ui/tag-list.tsx'
import type { Option } from './entry-fields.tsx'
import { EntryHistory, type Change } from './entry-history.tsx'
import { EntryWrite } from './entry-write.tsx'
import { feedbackOutcomes, type feedbackReasons } from './feedback-form.ts'
import type { SaidWord } from './said-words.ts'
import type { Need } from './work-list.ts'

interface Entry {
  readonly id: string
  readonly name: string
  readonly state: 'proposed' | 'published' | 'archived'
  readonly version: number
  readonly isShown: boolean
  readonly needs: readonly Need[]
  readonly checked: string
  readonly checkedBy: string | null
  readonly keeper: string | null
  readonly can: {
    readonly check: boolean
    readonly publish: boolean
    readonly archive: boolean
    readonly change: boolean
  }
}

interface Props {
  readonly title: string
  readonly said: SaidWord | null
  readonly backHref: string
  readonly languagesHref: (entryId: string) => string
  readonly language: string
  readonly weekdays: readonly string[]
  readonly state: FormState | undefined
  /** Null for a new one. */
  readonly entry: Entry | null
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly choices: {
    readonly neighbourhoods: readonly Option[]
    readonly people: readonly Option[]
    readonly organisations: readonly Option[] | null
    readonly languages: readonly Option[]
  }
  readonly feedback: readonly {
    readonly id: string
    readonly reason: (typeof feedbackReasons)[number]
    readonly remark: string | null
    readonly outcome: (typeof feedbackOutcomes)[number] | null
    readonly given: string
  }[]
  readonly history: readonly Change[]
}

// i18n: directory.work:needs.*, directory.work:states.*, directory.work:said.*, directory.work:feedback.outcomes.*, directory:feedback.reasons.*
function Status({
  entry,
  language,
  languagesHref,
}: Pick<Props, 'language' | 'languagesHref'> & { readonly entry: Entry }) {
  const { t } = useTranslation('directory.work')
  const { needs, state, can, checked, checkedBy, keeper } = entry
  const deeds = (['check', 'publish', 'archive'] as const).filter((deed) => can[deed])
  return (
    <Card title={t('status')}>
      <TagList>
        <Tag>{t(`states.${state}`)}</Tag>
        {needs.map((need) => (
          <Tag key={need} look="urgent">
            {t(`needs.${need}`)}
          </Tag>
        ))}
      </TagList>
      <Paragraph>
        {checkedBy ? t('checkedBy', { date: checked, name: checkedBy }) : t('lastChecked', { date: checked })}
      </Paragraph>
      <Paragraph>
        {t('keeper')} <strong>{keeper ?? t('nobody')}</strong>
      </Paragraph>
      {entry.isShown ? (
        <Paragraph>
          <AppLink href={paths.public.directoryEntry(language, entry.id)}>{t('see')}</AppLink>
        </Paragraph>
      ) : null}
      {can.change ? (
        <Paragraph>
          <AppLink href={languagesHref(entry.id)}>{t('languages.title')}</AppLink>
        </Paragraph>
      ) : null}
      <PostForm>
        <Actions>
          {deeds.map((deed) => (
            <Button key={deed} look={deed === 'archive' ? 'quiet' : 'primary'} name="intent" value={deed}>
              {t(deed)}
            </Button>
          ))}
        </Actions>
      </PostForm>
    </Card>
  )
}

/** What people said, each to be closed with what came of it. */
function Feedback({ feedback }: Pick<Props, 'feedback'>) {
  const { t } = useTranslation(['directory.work', 'directory'])
  if (feedback.length === 0) return null
  return (
    <Card title={t('feedback.title')}>
      {feedback.map(({ id, reason, remark, outcome, given }) => (
        <div key={id} className="form">
          <Paragraph>
            <strong>{t(`directory:feedback.reasons.${reason}`)}</strong>
            {remark ? ': ' : ''}
            {remark ? <bdi dir="auto">{remark}</bdi> : null}
          </Paragraph>
          <Paragraph look="small">
            {t('feedback.given', { date: given })}
            {outcome ? ` · ${t('feedback.closed', { outcome: t(`feedback.outcomes.${outcome}`) })}` : ''}
          </Paragraph>
          {outcome ? null : (
            <PostForm>
              <HiddenFields values={{ intent: 'close', feedbackId: id }} />
              <Actions>
                {feedbackOutcomes.map((each) => (
                  <Button key={each} look="quiet" name="outcome" value={each}>
                    {t(`feedback.outcomes.${each}`)}
                  </Button>
                ))}
              </Actions>
            </PostForm>
          )}
        </div>
      ))}
    </Card>
  )
}

/** An entry of the sociale kaart for who keeps it: what it needs now, what people said, the form, and its history. */
export function EntryWork(props: Props) {
  const { t } = useTranslation('directory.work')
  const { title, said, backHref, languagesHref, entry, state, feedback, history, language } = props
  const form = useFormTexts(state)
  return (
    <FormPage {...{ title, form }} back={{ href: backHref, label: t('back') }} said={said ? t(`said.${said}`) : null}>
      {entry ? <Status {...{ entry, language, languagesHref }} /> : null}
      <Feedback feedback={feedback} />
      {entry === null || entry.can.change ? (
        <EntryWrite {...props} {...(entry ? { version: entry.version } : {})} />
      ) : null}
      <EntryHistory history={history} />
    </FormPage>
  )
}
