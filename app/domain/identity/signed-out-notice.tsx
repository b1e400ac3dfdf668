import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Heading } from '#app/ui/heading.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import type { KeptForm } from './kept-form.ts'
import { ProviderForm } from './provider-form.tsx'
import { SignInFields } from './sign-in-fields.tsx'

/** Where nobody comes but who works here. */
const atWork = /^\/(werk|beheer|toezicht|account)(\/|$|\?)/

/**
 * The session ended before the button was pressed, or (`stale`) what is asked needs a new proof of who acts (ACC-6): says
 * that nothing was lost, and signs in on the spot.
 */
export function SignedOutNotice({ kept, stale = false }: { kept: KeptForm; stale?: boolean }) {
  const { t } = useTranslation('identity')
  const works = atWork.test(kept.action)
  const hidden = { returnTo: kept.action, kept: JSON.stringify(kept) }
  return (
    <main id="main" className="calm-error">
      <Heading level={1}>{t(stale ? 'signedOut.staleTitle' : 'signedOut.title')}</Heading>
      <Paragraph look="lead">{t(stale ? 'signedOut.staleText' : 'signedOut.text')}</Paragraph>
      {works ? null : <ProviderForm hidden={hidden} />}
      {works ? null : <Heading level={2}>{t('choose.password')}</Heading>}
      <SignInFields action={works ? paths.signInWork() : paths.signIn()} hidden={hidden} />
    </main>
  )
}
