import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PasskeySlot } from './passkey-slot.tsx'
import { SecondFactorFields } from './second-factor-fields.tsx'

interface Props {
  readonly has: { readonly totp: boolean; readonly passkeys: number }
  readonly hidden: { readonly returnTo: string; readonly kept: string }
  readonly errors?: { readonly totp?: string | undefined; readonly recoveryCode?: string | undefined }
}

/** The second half of a sign-in at work: a passkey or a code, and a way on for who lost both. */
export function SecondFactorSteps({ has, hidden, errors = {} }: Props) {
  const { t } = useTranslation('identity.work')
  return (
    <>
      <PageHeader
        title={t('secondStep.title')}
        intro={has.totp ? t('secondStep.intro') : t('secondStep.introPasskey')}
      />
      {has.passkeys > 0 ? <PasskeySlot purpose="secondFactor" hidden={hidden} /> : null}
      {has.totp ? <SecondFactorFields kind="totp" hidden={hidden} error={errors.totp} /> : null}
      <Card title={t('secondStep.lostTitle')} look="quiet">
        <Paragraph>{t('secondStep.lostText')}</Paragraph>
        <SecondFactorFields kind="recoveryCode" hidden={hidden} error={errors.recoveryCode} />
      </Card>
    </>
  )
}
