import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Notice } from './notice.tsx'
import { PageHeader } from './page-header.tsx'
import { WorkPage } from './work-page.tsx'

type Props = {
  back: { href: string; label: string }
  title: string
  intro?: string
  /** What is wrong with the form of this page, in words: see `useFormTexts`. */
  form: { errors: readonly { fieldId: string; message: string }[]; refusal: string | null }
  children: ReactNode
}

/** A page at work around one form: the way back, what has to be mended, the title, and why the portal refused. */
export function FormPage({ back, title, intro, form, children }: Props) {
  return (
    <WorkPage>
      <BackLink href={back.href}>{back.label}</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={intro} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {children}
    </WorkPage>
  )
}
