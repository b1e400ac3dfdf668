import { useTranslation } from 'react-i18next'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Triptych } from '#app/ui/triptych.tsx'
import { InvitationStepFrame, type DraftStep } from './invitation-step-frame.tsx'
import { invitationSteps } from './invitation-steps.ts'

type Props = { readonly invitationId: string; readonly page: DraftStep<'check'>; readonly state: FormState | undefined }

/** The last page of an invitation: what is sent, who will see it, and until when they may answer. */
export function CheckInvitation({ invitationId, page, state }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('consultations')
  const form = useFormTexts(state)
  const { invitation, three, until, answerBy } = page
  const stepHref = (step: 'who' | 'about' | 'when') =>
    pages.newInvitation({ u: invitationId, stap: invitationSteps[step] })
  const lines = [
    { term: t('check.who'), words: invitation.names, step: 'who', change: t('check.changeWho') },
    { term: t('check.about'), words: invitation.subject, step: 'about', change: t('check.changeAbout') },
    { term: t('check.when'), words: invitation.when, step: 'when', change: t('check.changeWhen') },
  ] as const
  return (
    <InvitationStepFrame step="check" invitationId={invitationId} form={form}>
      <Heading level={1}>{t('check.title')}</Heading>
      <Triptych people={three} />
      <Card>
        <DefinitionList
          items={[
            ...lines.map(({ term, words, step, change }) => ({
              term,
              description: (
                <>
                  <span dir="auto">{words}</span> <AppLink href={stepHref(step)}>{change}</AppLink>
                </>
              ),
            })),
            { term: t('check.where'), description: invitation.where },
          ]}
        />
      </Card>
      <Paragraph>{t('check.sees', { names: invitation.names, until })}</Paragraph>
      <Paragraph>{t('check.holds', { answerBy })}</Paragraph>
      <PostForm action={pages.newInvitation({ u: invitationId, stap: 'controleer' })}>
        <HiddenFields values={{ intent: 'send', invitationId }} />
        <Button>{t('check.button')}</Button>
      </PostForm>
    </InvitationStepFrame>
  )
}
