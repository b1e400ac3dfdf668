import { Trans, useTranslation } from 'react-i18next'
import { Heading } from './heading.tsx'
import { LinkButton } from './link-button.tsx'
import { Paragraph } from './paragraph.tsx'
import { PhoneLink } from './phone-link.tsx'

type Props = { kind: 'notFound' | 'fault'; phones?: { help: string; outOfHours: string }; homeHref: string }

/**
 * What a person sees when a page is missing (`notFound`) or something broke (`fault`): what happened, that nothing was
 * lost, what to do now, whom to call. Never a word of the error. Without `phones` only the emergency number is shown.
 */
// i18n: ui:calm.notFound.*, ui:calm.fault.*
export function CalmError({ kind, phones, homeHref }: Props) {
  const { t } = useTranslation('ui')
  return (
    <main id="main" className="calm-error">
      <Heading level={1}>{t(`calm.${kind}.title`)}</Heading>
      <Paragraph look="lead">{t(`calm.${kind}.text`)}</Paragraph>
      <LinkButton href={homeHref}>{t('calm.home')}</LinkButton>
      <Paragraph>
        {phones ? (
          <Trans
            t={t}
            i18nKey="calm.call"
            components={{
              help: <PhoneLink number={phones.help} />,
              outOfHours: <PhoneLink number={phones.outOfHours} />,
              emergency: <PhoneLink number="112" />,
            }}
          />
        ) : (
          <Trans t={t} i18nKey="calm.emergency" components={{ emergency: <PhoneLink number="112" /> }} />
        )}
      </Paragraph>
    </main>
  )
}
