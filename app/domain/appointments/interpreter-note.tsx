import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'

/** Where the day of the team begins: how many interpreters are still to be arranged, with the way there; nothing for none. */
export function InterpreterNote({ count, orMore }: { readonly count: number; readonly orMore: boolean }) {
  const { t } = useTranslation('booking.work')
  if (count === 0) return null
  return (
    <p className="small">
      <AppLink href={paths.professional.interpreters()}>
        {orMore ? t('inbox.orMore', { count }) : t('inbox.interpreters', { count })}
      </AppLink>
    </p>
  )
}
