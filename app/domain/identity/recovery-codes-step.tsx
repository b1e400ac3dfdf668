import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RecoveryCodeList } from './recovery-code-list.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

interface Props {
  /** null where they were not made yet, or shown before. */
  readonly codes: readonly string[] | null
  readonly returnTo: string
}

/** The last step of setting up: keeping the recovery codes, and then the portal. */
export function RecoveryCodesStep({ codes, returnTo }: Props) {
  const { t } = useTranslation('identity.work')
  return (
    <>
      <PageHeader title={t('codes.title')} intro={codes ? t('codes.intro') : t('codes.make')} />
      {codes ? <RecoveryCodeList codes={codes} /> : null}
      <PostForm action={paths.signInStep('enrol', returnTo)}>
        <HiddenFields values={{ intent: codes ? 'done' : 'codes', returnTo }} />
        <Button>{codes ? t('codes.saved') : t('codes.makeButton')}</Button>
      </PostForm>
    </>
  )
}
