import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Mail } from '#app/platform/mail.server.ts'
import { mailIn } from './mail-in.server.ts'

const minutesAnHour = 60
const minutesADay = 24 * minutesAnHour

/** The mail with a link that works once, in the person's language; it names nobody. */
export function linkMailFor(
  to: {
    readonly email: string
    readonly language: string
    readonly purpose: 'invitation' | 'passwordReset' | 'secondFactorReset'
  },
  values: { readonly wijk: string; readonly link: string; readonly minutes: number },
): Mail {
  const { t } = textsIn(to.language)
  // i18n: notifications:passwordReset.* notifications:invitation.* notifications:secondFactorReset.*
  const say = (part: 'subject' | 'body') =>
    t(`notifications:${to.purpose}.${part}`, {
      ...values,
      days: Math.floor(values.minutes / minutesADay),
      hours: Math.floor(values.minutes / minutesAnHour),
    })
  return mailIn(to.language, { to: to.email, subject: say('subject'), text: say('body') })
}
