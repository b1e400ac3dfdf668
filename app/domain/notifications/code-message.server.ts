import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Mail } from '#app/platform/mail.server.ts'
import { mailIn } from './mail-in.server.ts'

/** The mail or text message with a code, in the person's language; it names nobody. */
export function codeMessageFor(
  drawn: { readonly to: string; readonly code: string; readonly language: string },
  values: { readonly wijk: string; readonly minutes: number },
): Mail {
  const { t } = textsIn(drawn.language)
  const say = { ...values, code: drawn.code }
  return mailIn(drawn.language, {
    to: drawn.to,
    subject: t('notifications:signInCode.subject', say),
    text: t('notifications:signInCode.body', say),
  })
}
