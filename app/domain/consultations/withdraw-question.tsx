import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import type { ShownInvitation } from './shown-invitation.ts'

/** Asks once more before a talk is called off: its time is gone at once. */
export function WithdrawQuestion({ invitation }: { readonly invitation: ShownInvitation }) {
  const pages = useResidentPaths()
  const { t } = useTranslation('consultations')
  const { id, state, names, when } = invitation
  const isDraft = state === 'draft'
  return (
    <>
      <PageHeader title={t('one.reallyTitle')} intro={[names, when].filter(Boolean).join(', ')} />
      {isDraft ? null : <Paragraph>{t('one.really')}</Paragraph>}
      <PostForm action={pages.invitation(id)}>
        <HiddenFields values={{ intent: 'withdraw' }} />
        <Actions>
          <Button icon="cross">{isDraft ? t('one.withdrawDraft') : t('one.yes')}</Button>
          <LinkButton href={pages.invitation(id)} look="quiet">
            {t('one.no')}
          </LinkButton>
        </Actions>
      </PostForm>
    </>
  )
}
