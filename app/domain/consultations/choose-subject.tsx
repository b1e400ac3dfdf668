import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { Triptych } from '#app/ui/triptych.tsx'
import { InvitationStepFrame, type DraftStep } from './invitation-step-frame.tsx'
import { domainShapes } from './shown-invitation.ts'
import { subjectMaxLength } from './three-way-talk.ts'

type Props = { readonly invitationId: string; readonly page: DraftStep<'about'>; readonly state: FormState | undefined }

/** The second page of an invitation: a concern of the own 4D, own words, or both. */
export function ChooseSubject({ invitationId, page, state }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation(['consultations', 'ui'])
  const form = useFormTexts(state)
  const domains = Object.entries(domainShapes).map(([value, shape]) => ({ value, label: t(`ui:domain.${shape}`) }))
  return (
    <InvitationStepFrame step="about" invitationId={invitationId} form={form}>
      <Heading level={1}>{t('about.title')}</Heading>
      <Triptych people={page.three} />
      <PostForm action={pages.newInvitation({ u: invitationId, stap: 'waarover' })}>
        <FormStack>
          <HiddenFields values={{ intent: 'about', invitationId }} />
          {page.concerns.length > 0 ? (
            <RadioGroup
              name="concern"
              label={t('about.concerns')}
              options={[...page.concerns, { value: '', label: t('about.none') }]}
              defaultValue={typed(state, 'concern')}
              error={form.error('concern')}
            />
          ) : null}
          <TextArea
            name="subject"
            label={t('about.own')}
            help={t('about.ownHelp')}
            rows={4}
            maxLength={subjectMaxLength}
            defaultValue={typed(state, 'subject', page.subject)}
            error={form.error('subject')}
          />
          <RadioGroup
            name="domain"
            label={t('about.domain')}
            optional
            columns={2}
            options={[...domains, { value: '', label: t('about.noDomain') }]}
            defaultValue={typed(state, 'domain', page.domain)}
            error={form.error('domain')}
          />
          <Button>{t('about.button')}</Button>
        </FormStack>
      </PostForm>
    </InvitationStepFrame>
  )
}
