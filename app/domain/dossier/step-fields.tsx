import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { ScoreScale } from '#app/ui/score-scale.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestNote } from './assessment-forms.ts'
import { DomainFields } from './domain-fields.tsx'
import type { fieldsFrom } from './domain-notes.ts'
import { OrderFields } from './order-fields.tsx'
import { domainOf, type Step } from './steps.ts'

type Page = {
  step: Step
  title: string
  fields: ReturnType<typeof fieldsFrom>
  order: { first: string; second: string; third: string }
  score: number | null
  scoreComment: string | null
}
type Props = { page: Page; state: FormState | undefined; error: (name: string) => string | undefined }

/** The fields of one page of the four domains, with what was typed or saved before. The review has none. */
export function StepFields({ page, state, error }: Props) {
  const { t } = useTranslation('dossier')
  const at = (name: string) => {
    const message = error(name)
    return message ? { error: message } : {}
  }
  const domain = domainOf(page.step)
  if (domain) {
    const { strength, concern } = page.fields
    const fields = {
      strength: {
        tapped: typedAll(state, 'strength', strength.tapped),
        own: typed(state, 'ownStrength', strength.own),
      },
      concern: { tapped: typedAll(state, 'concern', concern.tapped), own: typed(state, 'ownConcern', concern.own) },
    }
    return <DomainFields domain={domain} fields={fields} error={error} />
  }
  if (page.step === 'volgorde') {
    const { first, second, third } = page.order
    const chosen = {
      first: typed(state, 'first', first),
      second: typed(state, 'second', second),
      third: typed(state, 'third', third),
    }
    return <OrderFields chosen={chosen} error={error} />
  }
  if (page.step === 'nakijken') return null
  return (
    <>
      <ScoreScale
        name="score"
        label={page.title}
        legendAs="title"
        help={t('form.scoreHelp')}
        defaultValue={typed(state, 'score', String(page.score ?? ''))}
        {...at('score')}
      />
      <TextArea
        name="scoreComment"
        label={t('form.scoreComment')}
        defaultValue={typed(state, 'scoreComment', page.scoreComment ?? '')}
        rows={3}
        maxLength={longestNote}
        optional
        {...at('scoreComment')}
      />
    </>
  )
}
