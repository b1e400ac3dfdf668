import { useTranslation } from 'react-i18next'
import { typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { telHref } from '#app/ui/call-link.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { InvitationStepFrame, type DraftStep } from './invitation-step-frame.tsx'
import { inviteeCount } from './three-way-talk.ts'

type Props = { readonly invitationId: string; readonly page: DraftStep<'who'>; readonly state: FormState | undefined }

/** The first page of an invitation: two of the own professionals. */
export function ChoosePeople({ invitationId, page, state }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('consultations')
  const form = useFormTexts(state)
  if (page.people.length < inviteeCount) {
    return (
      <>
        <PageHeader title={t('who.title')} back={{ href: pages.together(), label: t('list.title') }} />
        <EmptyState title={t('who.tooFew')} pictogram="together">
          <p>{t('who.tooFewText', { phone: page.phone })}</p>
        </EmptyState>
        <LinkButton href={telHref(page.phone)} icon="phone">
          {t('when.call', { phone: page.phone })}
        </LinkButton>
      </>
    )
  }
  return (
    <InvitationStepFrame step="who" invitationId={invitationId} form={form}>
      <PostForm action={pages.newInvitation({ u: page.isNew ? undefined : invitationId, stap: 'wie' })}>
        <FormStack>
          <HiddenFields values={{ intent: 'who', invitationId }} />
          <CheckboxGroup
            name="people"
            label={t('who.title')}
            legendAs="title"
            help={t('who.help')}
            options={page.people}
            defaultValue={typedAll(state, 'people', page.chosen)}
            error={form.error('people')}
          />
          <Button>{t('who.button')}</Button>
        </FormStack>
      </PostForm>
    </InvitationStepFrame>
  )
}
