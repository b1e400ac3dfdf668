import { useTranslation } from 'react-i18next'
import { Heading } from '#app/ui/heading.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import type { KeptForm } from './kept-form.ts'
import { SignInFields } from './sign-in-fields.tsx'

/** The session ended before the button was pressed: says that nothing was lost, and signs in on the spot. */
export function SignedOutNotice({ kept }: { kept: KeptForm }) {
  const { t } = useTranslation('identity')
  return (
    <main id="main" className="calm-error">
      <Heading level={1}>{t('signedOut.title')}</Heading>
      <Paragraph look="lead">{t('signedOut.text')}</Paragraph>
      <SignInFields hidden={{ returnTo: kept.action, kept: JSON.stringify(kept) }} />
    </main>
  )
}
