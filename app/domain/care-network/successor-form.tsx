import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { otherTeamReasonLength } from './departure.ts'

interface Props {
  readonly work: {
    readonly kind: string
    readonly objectId: string
    readonly colleagues: readonly { value: string; label: string }[]
    /** Somebody of another team may be asked, with a reason. */
    readonly leavesTeam: boolean
    /** Who was named beforehand to follow. */
    readonly named?: string | null
  }
  /** Of this form alone: the page has one for each thing. */
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}

/** Asks a colleague to take over one thing. */
export function SuccessorForm({ work, state, error }: Props) {
  const { t } = useTranslation('team.work')
  const { kind, objectId, colleagues, leavesTeam, named } = work
  return (
    <PostForm noValidate>
      <FormStack columns={!leavesTeam}>
        <HiddenFields values={{ intent: 'ask', kind, objectId }} />
        <Select
          id={state ? 'successorId' : `successor-${objectId}`}
          name="successorId"
          label={t('leave.successor')}
          emptyLabel={t('choose')}
          options={colleagues}
          error={state ? error('successorId') : undefined}
          defaultValue={typed(state, 'successorId', named ?? '')}
        />
        {leavesTeam ? (
          <TextArea
            id={state ? 'reason' : `reason-${objectId}`}
            name="reason"
            label={t('leave.otherTeam')}
            help={t('leave.otherTeamHelp', { least: otherTeamReasonLength })}
            maxLength={500}
            rows={2}
            defaultValue={typed(state, 'reason')}
            error={state ? error('reason') : undefined}
            optional
          />
        ) : null}
        <Button look="quiet">{t('leave.ask')}</Button>
      </FormStack>
    </PostForm>
  )
}
