import { paths } from '#app/paths.ts'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { fitSms } from '../notifications/sms-text.ts'
import type { GuestMessage } from './registration-tell.server.ts'

/** What the words begin with: a place and a turn on the list are told apart, and so are one date and many. */
function keyOf({ what, about, count }: GuestMessage) {
  if (what !== 'signedUp') return what
  if (count > 1) return 'series'
  return about.state === 'placed' ? 'placed' : 'waiting'
}

/**
 * A text message to a guest: when, and the link. Never for what, nor a word that somebody typed: it may be read by others,
 * and anybody can type anybody's number.
 */
export function signUpSms(
  message: GuestMessage,
  place: { readonly origin: string; readonly timeZone: string },
): string {
  const { about, language, secret, count } = message
  const { t } = textsIn(language)
  const link = place.origin + paths.public.signUpLink(language, { link: secret })
  const when = dateTimeText(about.startsAt, place.timeZone, language)
  // i18n: signup:sms.*
  return fitSms([t(`signup:sms.${keyOf(message)}`, { when, link, count }), t('signup:sms.short', { link })])
}
