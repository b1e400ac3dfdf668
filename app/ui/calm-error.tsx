import { useTranslation } from 'react-i18next'
import { Heading } from './heading.tsx'
import { LinkButton } from './link-button.tsx'
import { Paragraph } from './paragraph.tsx'
import { PhoneLink } from './phone-link.tsx'

export type CalmKind = 'notFound' | 'notUnderstood' | 'fault'

type Props = { kind: CalmKind; phones?: { help: string; outOfHours: string }; homeHref: string }

/**
 * What a person sees when a page is missing (`notFound`), when what was asked cannot be done here (`notUnderstood`) or
 * when something broke (`fault`): what happened, that nothing was lost, what to do now, whom to call. Never a word of the error. Without `phones` only the emergency number is shown.
 */
// i18n: ui:calm.notFound.*, ui:calm.notUnderstood.*, ui:calm.fault.*
export function CalmError({ kind, phones, homeHref }: Props) {
  const { t } = useTranslation('ui')
  return (
    <main id="main" className="calm-error">
      <Heading level={1}>{t(`calm.${kind}.title`)}</Heading>
      <Paragraph look="lead">{t(`calm.${kind}.text`)}</Paragraph>
      <LinkButton href={homeHref}>{t('calm.home')}</LinkButton>
      {phones ? (
        <>
          <Paragraph>
            {t('calm.callHelp')} <PhoneLink number={phones.help} />
          </Paragraph>
          <Paragraph>
            {t('calm.callOutOfHours')} <PhoneLink number={phones.outOfHours} />
          </Paragraph>
        </>
      ) : null}
      <Paragraph>
        {t('calm.callEmergency')} <PhoneLink number="112" />
      </Paragraph>
    </main>
  )
}
