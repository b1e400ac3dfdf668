import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Notice } from './notice.tsx'
import { PageHeader } from './page-header.tsx'
import { WorkPage } from './work-page.tsx'

type Props = {
  back?: { href: string; label: string }
  title: string
  intro?: string
  /** What was just done, in words. */
  said?: string | null
  /** What is wrong with the form of this page, in words: see `useFormTexts`. */
  form: { errors: readonly { fieldId: string; message: string }[]; refusal: string | null }
  children: ReactNode
}

/** A page at work around a form: the way back, what has to be mended, the title, and why the portal refused or what it did. */
export function FormPage({ back, title, intro, said, form, children }: Props) {
  return (
    <WorkPage>
      {back ? <BackLink href={back.href}>{back.label}</BackLink> : null}
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={intro} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {said ? (
        <Notice look="success" live>
          {said}
        </Notice>
      ) : null}
      {children}
    </WorkPage>
  )
}
