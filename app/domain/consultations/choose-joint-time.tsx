import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { telHref } from '#app/ui/call-link.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Triptych } from '#app/ui/triptych.tsx'
import { InvitationStepFrame, type DraftStep } from './invitation-step-frame.tsx'

type Props = { readonly invitationId: string; readonly page: DraftStep<'when'>; readonly state: FormState | undefined }

/** Why only these days are offered. */
function WorkingDays({ works, only }: Pick<DraftStep<'when'>, 'works' | 'only'>) {
  if (works.length === 0) return null
  return (
    <Notice look="info">
      {works.join(' ')} {only ? <b>{only}</b> : null}
    </Notice>
  )
}

/** What to do when there is no time at which all can (lesson 10). */
function NoTime({ invitationId, page }: Pick<Props, 'invitationId' | 'page'>) {
  const pages = useResidentPaths()
  const { t } = useTranslation('consultations')
  return (
    <>
      <Notice look="warning" title={t('when.none')}>
        {t('when.noneText')}
      </Notice>
      <Actions>
        <LinkButton href={pages.newInvitation({ u: invitationId, stap: 'wie' })} icon="together">
          {t('when.otherPerson')}
        </LinkButton>
        <LinkButton href={telHref(page.phone)} look="quiet" icon="phone">
          {t('when.call', { phone: page.phone })}
        </LinkButton>
        <LinkButton href={pages.newQuestion()} look="quiet" icon="message">
          {t('when.callMe')}
        </LinkButton>
      </Actions>
    </>
  )
}

/** The third page of an invitation: a time at which all three can. */
export function ChooseJointTime({ invitationId, page, state }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('consultations')
  const form = useFormTexts(state)
  const whenHref = (day?: string) => pages.newInvitation({ u: invitationId, stap: 'wanneer', vanaf: day })
  return (
    <InvitationStepFrame step="when" invitationId={invitationId} form={form}>
      <Heading level={1}>{t('when.title')}</Heading>
      <Triptych people={page.three} />
      {page.times.length === 0 ? (
        <NoTime invitationId={invitationId} page={page} />
      ) : (
        <PostForm action={whenHref()}>
          <FormStack>
            <HiddenFields values={{ intent: 'when', invitationId }} />
            <RadioGroup
              name="startsAt"
              label={t('when.times')}
              options={page.times}
              defaultValue={typed(state, 'startsAt', page.chosen)}
              error={form.error('startsAt')}
              required
            />
            {page.places.length > 0 ? (
              <RadioGroup
                name="location"
                label={t('when.where')}
                options={page.places}
                defaultValue={typed(state, 'location', page.places[0]?.value)}
                error={form.error('location')}
              />
            ) : null}
            <WorkingDays works={page.works} only={page.only} />
            <Button>{t('when.button')}</Button>
          </FormStack>
        </PostForm>
      )}
      {page.times.length === 0 ? <WorkingDays works={page.works} only={page.only} /> : null}
      {page.later ? (
        <LinkButton href={whenHref(page.later)} look="quiet">
          {t('when.later')}
        </LinkButton>
      ) : null}
      {page.isFirst ? null : (
        <LinkButton href={whenHref()} look="quiet">
          {t('when.first')}
        </LinkButton>
      )}
    </InvitationStepFrame>
  )
}
