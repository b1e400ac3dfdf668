import { useTranslation } from 'react-i18next'
import { Pictogram } from './pictogram.tsx'

/** The visible way out on every signed-in page (ACC-5). */
export function SignOutForm({ action }: { action: string }) {
  const { t } = useTranslation('ui')
  return (
    <form method="post" action={action}>
      <button className="plain-button" type="submit">
        <Pictogram name="sign-out" size="small" />
        {t('account.signOut')}
      </button>
    </form>
  )
}
