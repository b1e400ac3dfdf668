import { useTranslation } from 'react-i18next'
import { safeReturnTo } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { KeptForm } from './kept-form.ts'
import { PostForm } from '#app/ui/post-form.tsx'

/** Signed in again: one button sends what was typed, just as it was. */
export function ResumeForm({ kept }: { kept: KeptForm }) {
  const { t } = useTranslation('identity')
  return (
    <>
      <PageHeader title={t('resume.title')} intro={t('resume.text')} />
      <PostForm action={safeReturnTo(kept.action, '/')}>
        {kept.fields.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <Button>{t('resume.button')}</Button>
      </PostForm>
    </>
  )
}
