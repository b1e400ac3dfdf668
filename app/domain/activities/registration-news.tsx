import { useTranslation } from 'react-i18next'
import { RegistrationList } from './registration-list.tsx'
import type { ShownRegistration } from './sign-up-view.ts'

/** On the first page of a resident: what was just done and may have helped, and what comes next. Nothing when there is neither. */
export function RegistrationNews({ items, action }: { items: readonly ShownRegistration[]; action: string }) {
  const { t } = useTranslation('signup')
  if (items.length === 0) return null
  return (
    <RegistrationList
      title={t('mine.title')}
      items={items}
      action={action}
      fields={({ signUpId }) => ({ signUpId })}
      more={{ href: action, label: t('mine.all') }}
    />
  )
}
