import { useTranslation } from 'react-i18next'
import { Pictogram } from './pictogram.tsx'
import { PostForm } from './post-form.tsx'

/** The visible way out on every signed-in page (ACC-5). */
export function SignOutForm({ action }: { action: string }) {
  const { t } = useTranslation('ui')
  return (
    <PostForm action={action}>
      <button className="plain-button" type="submit">
        <Pictogram name="sign-out" size="small" />
        {t('account.signOut')}
      </button>
    </PostForm>
  )
}
