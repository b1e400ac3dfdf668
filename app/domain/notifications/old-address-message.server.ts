import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Mail } from '#app/platform/mail.server.ts'
import { mailIn } from './mail-in.server.ts'
import { fitSms } from './sms-text.ts'

/**
 * The mail or text message to who had an account until now, in the person's language: another address was set, and whom to
 * call. It names nobody and neither address.
 */
export function oldAddressMessageFor(
  told: { readonly to: string; readonly language: string; readonly channel: 'email' | 'phone' },
  values: { readonly wijk: string; readonly phone: string },
): Mail {
  const { t } = textsIn(told.language)
  const subject = t('notifications:oldAddress.subject', values)
  if (told.channel === 'phone')
    return { to: told.to, subject, text: fitSms([t('notifications:oldAddress.sms', values)]) }
  return mailIn(told.language, { to: told.to, subject, text: t('notifications:oldAddress.body', values) })
}
