import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { reasonMaxLength } from './three-way-talk.ts'

type Props = {
  readonly invitationId: string
  /** Whether this professional has said yes already: the answer may be changed while it is open. */
  readonly hasAccepted: boolean
  readonly state: FormState | undefined
}

/** Yes with one tap; no with a reason that the resident reads (INV-2). */
export function AnswerForms({ invitationId, hasAccepted, state }: Props) {
  const { t } = useTranslation('consultations.work')
  const form = useFormTexts(state)
  const answerHref = paths.professional.invitation(invitationId)
  return (
    <>
      {hasAccepted ? null : (
        <PostForm action={answerHref}>
          <HiddenFields values={{ intent: 'accept' }} />
          <Button icon="check">{t('one.accept')}</Button>
        </PostForm>
      )}
      <Card title={t('one.decline')} look="quiet">
        <PostForm action={answerHref}>
          <FormStack>
            <HiddenFields values={{ intent: 'decline' }} />
            <TextArea
              name="reason"
              label={t('one.reason')}
              help={t('one.reasonHelp')}
              rows={3}
              maxLength={reasonMaxLength}
              defaultValue={typed(state, 'reason')}
              error={form.error('reason')}
              required
            />
            <Button look="quiet">{t('one.declineButton')}</Button>
          </FormStack>
        </PostForm>
      </Card>
    </>
  )
}
