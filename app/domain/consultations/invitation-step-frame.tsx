import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { paths } from '#app/paths.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Steps } from '#app/ui/steps.tsx'
import {
  invitationStepCount,
  invitationSteps,
  numberOfStep,
  stepBefore,
  type InvitationStep,
} from './invitation-steps.ts'
import type { ShownDraftPage } from './shown-invitation.ts'

/** What one step shows. */
export type DraftStep<Step extends InvitationStep> = Extract<ShownDraftPage, { readonly step: Step }>

/** The page before this one, with what is filled in. */
function beforeHref(invitationId: string, step: InvitationStep): string {
  const before = stepBefore(step)
  return before
    ? paths.resident.newInvitation({ u: invitationId, stap: invitationSteps[before] })
    : paths.resident.together()
}

type Props = {
  readonly step: InvitationStep
  readonly invitationId: string
  readonly form: ReturnType<typeof useFormTexts>
  readonly children: ReactNode
}

/** What each page of an invitation starts with: the way back, how far one is, and what has to be mended. */
export function InvitationStepFrame({ step, invitationId, form, children }: Props) {
  const { t } = useTranslation('consultations')
  return (
    <>
      <BackLink href={beforeHref(invitationId, step)}>{step === 'who' ? t('list.title') : t('back')}</BackLink>
      <Steps current={numberOfStep(step)} total={invitationStepCount} />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      {children}
    </>
  )
}
