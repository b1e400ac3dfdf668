import { directionOf } from '#app/platform/i18n/languages.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Mail } from '#app/platform/mail.server.ts'
import { mailIn } from './mail-in.server.ts'
import { fitSms } from './sms-text.ts'

/** What a reminder says: when, where or how, and what to do who can't come. Never why, with whom or what kind (APP-9). */
export interface ReminderWords {
  /** "dinsdag 7 april om 10.20 uur", in the reader's language. */
  readonly when: string
  /** A place, or how people meet otherwise. */
  readonly place: string
  readonly phone: string
  /** Where the appointment is moved or cancelled; null once that is too late (APP-7). */
  readonly link: string | null
  readonly wijk: string
  /** Given up, not moved: the time is not the reader's alone. */
  readonly isPlace?: boolean
  /** For who acts for somebody: it is not their own appointment, and whose is not said. */
  readonly isForSomebody: boolean
}

/** A number or address keeps its order between words that run from right to left (Unicode UAX #9, isolates). */
const isolated = (language: string, text: string) => (directionOf(language) === 'rtl' ? `\u2066${text}\u2069` : text)

/** The reminder as a mail. */
export function reminderMail(to: string, language: string, words: ReminderWords): Mail {
  const { t } = textsIn(language)
  const { when, place, wijk, link, isPlace, isForSomebody } = words
  const phone = isolated(language, words.phone)
  const cannot =
    link === null
      ? t('reminders:mail.byPhone', { phone })
      : t(isPlace ? 'reminders:mail.onlineGiveUp' : 'reminders:mail.online', { link: isolated(language, link), phone })
  return mailIn(language, {
    to,
    subject: t(isForSomebody ? 'reminders:mail.subjectForSomebody' : 'reminders:mail.subject'),
    text: t(isForSomebody ? 'reminders:mail.bodyForSomebody' : 'reminders:mail.body', { when, place, cannot, wijk }),
  })
}

/** The reminder as a text message of two parts at most; without the place where it would not fit. */
export function reminderSms(language: string, words: ReminderWords): string {
  const { t } = textsIn(language)
  const { when, place, link } = words
  // Groups of digits would change places in a text that runs from right to left.
  const phone = words.phone.replaceAll(' ', '')
  if (words.isForSomebody) return fitSms([t('reminders:sms.forSomebody', { when, phone })])
  const short = t('reminders:sms.short', { when, phone })
  const byPhone = t('reminders:sms.byPhone', { when, place, phone })
  return link === null
    ? fitSms([byPhone, short])
    : fitSms([t('reminders:sms.online', { when, place, phone, link }), byPhone, short])
}

/** That the practice changed something about an appointment, as a text message. */
export function changedSms(language: string, link: string): string {
  return fitSms([textsIn(language).t('reminders:sms.changed', { link })])
}

/** That there is news about an activity that somebody signed up for, as a text message. */
export function activitySms(language: string, link: string): string {
  return fitSms([textsIn(language).t('reminders:sms.activity', { link })])
}
