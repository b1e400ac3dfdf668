import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Mail } from '#app/platform/mail.server.ts'
import { mailIn } from './mail-in.server.ts'
import { fitSms } from './sms-text.ts'

interface To {
  readonly to: string
  readonly channel: 'email' | 'phone'
  readonly language: string
}

/** The mail or text message with the code for a new address or number; it names nobody. */
export function contactCodeMessageFor(
  { to, channel, language, code }: To & { readonly code: string },
  values: { readonly wijk: string; readonly minutes: number },
): Mail {
  const { t } = textsIn(language)
  const say = { ...values, code }
  const subject = t('notifications:contactCode.subject', say)
  if (channel === 'phone') return { to, subject, text: fitSms([t('notifications:contactCode.sms', say)]) }
  return mailIn(language, { to, subject, text: t('notifications:contactCode.body', say) })
}

/** The mail or text message to where somebody was reached until now: something changed, and whom to call (ASVS 5.0.0 6.3.7). */
export function contactChangedMessageFor(
  { to, channel, language }: To,
  values: { readonly wijk: string; readonly phone: string },
): Mail {
  const { t } = textsIn(language)
  const subject = t('notifications:contactChanged.subject', values)
  if (channel === 'phone') return { to, subject, text: fitSms([t('notifications:contactChanged.sms', values)]) }
  return mailIn(language, { to, subject, text: t('notifications:contactChanged.body', values) })
}
