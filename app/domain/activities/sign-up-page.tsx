import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { SignUpFields } from './sign-up-fields.tsx'
import type { ShownSignUp } from './sign-up-view.ts'

interface SignUpPageProps {
  readonly title: string
  readonly back: { readonly href: string; readonly label: string }
  /** What can be signed up for; `null` when there is no date left. */
  readonly shown: ShownSignUp | null
  /** Whether the day that was asked for has made way for another. */
  readonly isOther: boolean
  /** Who will see what. */
  readonly intro: string
  readonly state: FormState | undefined
  /** Fields of its own. */
  readonly children: ReactNode
  readonly footer?: ReactNode
}

/** The page on which somebody signs up for an activity: what and when, and the form (PUB-6). */
export function SignUpPage({ title, back, shown, isOther, intro, state, children, footer }: SignUpPageProps) {
  const { t } = useTranslation('signup')
  const form = useFormTexts(state)
  if (!shown)
    return (
      <>
        <PageHeader title={title} back={back} />
        <Paragraph>{t('form.noDates')}</Paragraph>
      </>
    )
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} back={back} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      {isOther ? <Notice look="info">{t('form.otherDay')}</Notice> : null}
      <Paragraph look="lead" lang={shown.activityLanguage}>
        {shown.activity}
      </Paragraph>
      <Paragraph>
        {shown.chosen.when}
        <br />
        <span lang="nl">{shown.place}</span>
      </Paragraph>
      <Paragraph>{intro}</Paragraph>
      <PostForm>
        <FormStack>
          <SignUpFields shown={shown} state={state} />
          {children}
          <Button>{shown.chosen.full ? t('form.wait') : t('form.button')}</Button>
        </FormStack>
      </PostForm>
      {footer}
    </>
  )
}
