/** Why a message about an appointment did not arrive: there is no address, it was refused, or the service was away. */
export const deliveryFailures = ['noAddress', 'refused', 'away'] as const
export type DeliveryFailure = (typeof deliveryFailures)[number]

/** What the resident was not told. */
export type NoticeKind = 'reminder48' | 'reminder2' | 'changed'

/** What a gateway says of a number that it will never take: asking again changes nothing. */
const deadNumber = new Set(['400', '404', '410', '422'])

/** Whether no later try can go well, by the code of the gateway; a mail server may always think again. */
export function isFinal(channel: 'email' | 'sms', code: string): boolean {
  return channel === 'sms' && deadNumber.has(code)
}

/** The kind of failure of a code of the mail server (RFC 5321 §4.2.1: 5yz is a lasting refusal) or of the gateway. */
export function failureOf(channel: 'email' | 'sms', code: string): DeliveryFailure {
  const refused = channel === 'email' ? /^5\d\d$/.test(code) : deadNumber.has(code)
  return refused ? 'refused' : 'away'
}
