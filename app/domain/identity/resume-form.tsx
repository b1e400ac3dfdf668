import { useTranslation } from 'react-i18next'
import { safeReturnTo } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { KeptForm } from './kept-form.ts'

/** Signed in again: one button sends what was typed, just as it was. */
export function ResumeForm({ kept }: { kept: KeptForm }) {
  const { t } = useTranslation('identity')
  return (
    <>
      <PageHeader title={t('resume.title')} intro={t('resume.text')} />
      <form method="post" action={safeReturnTo(kept.action, '/')}>
        {kept.fields.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <Button>{t('resume.button')}</Button>
      </form>
    </>
  )
}
