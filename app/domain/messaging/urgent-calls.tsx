import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { telHref } from '#app/ui/call-link.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import type { RedFlagCode } from '../safety/red-flags.ts'

type Props = { flags: readonly RedFlagCode[]; phone: string }

/** What the words seemed to say, and the numbers to call now (ECO-3): 112 or 113 first, then the practice's line of this hour. */
// i18n: messaging:flags.*
export function UrgentCalls({ flags, phone }: Props) {
  const { t } = useTranslation('messaging')
  const only = (code: RedFlagCode) => flags.length > 0 && flags.every((flag) => flag === code)
  const suicidal = flags.includes('suicidal')
  const numbers = [
    only('suicidal') ? '113' : only('baby_fever') ? null : '112',
    suicidal && !only('suicidal') ? '113' : null,
    phone,
  ]
  return (
    <>
      <Paragraph>
        {t('urgent.why')} <strong>{flags.map((flag) => t(`flags.${flag}`)).join(', ')}</strong>.
      </Paragraph>
      {suicidal ? <Paragraph>{t('urgent.suicide')}</Paragraph> : null}
      <Actions>
        {numbers
          .filter((number): number is string => number !== null)
          .map((number, at) => (
            <LinkButton key={number} href={telHref(number)} icon="phone" look={at === 0 ? 'primary' : 'quiet'}>
              {t('urgent.call', { number: phoneText(number) })}
            </LinkButton>
          ))}
      </Actions>
    </>
  )
}
