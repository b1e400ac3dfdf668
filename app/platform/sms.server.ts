import { getEnv } from './env.server.ts'

/** Whether text messages can be sent; a demo keeps them with its mail. */
export function smsIsSent(): boolean {
  const { SMS_URL, DEMO } = getEnv()
  return SMS_URL !== undefined || DEMO
}

/** Whether they leave this machine. */
export function smsLeaves(): boolean {
  return getEnv().SMS_URL !== undefined
}

/** A failed delivery, without the gateway's text: it may repeat the number. */
export class SmsFault extends Error {
  readonly code: string
  constructor(code: string) {
    super('text message was not accepted')
    this.code = code
  }
}

/** A Dutch number as the whole world writes it (E.164): `06 12 34 56 78` becomes `+31612345678`. */
export function internationalNumber(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '')
  if (digits.startsWith('+')) return digits
  return digits.startsWith('00') ? `+${digits.slice(2)}` : `+31${digits.replace(/^0/, '')}`
}

/** Whether a text message can be read there: every number abroad, and in the Netherlands those that begin with 06. */
export function isMobileNumber(phone: string): boolean {
  const number = internationalNumber(phone)
  return /^\+\d{8,15}$/.test(number) && (!number.startsWith('+31') || /^\+316\d{8}$/.test(number))
}

/**
 * Hands a text message to the gateway of `SMS_URL`.
 * @throws SmsFault when it is not accepted; the job that sends tries again later.
 */
export async function sendSms(message: { readonly to: string; readonly text: string }): Promise<void> {
  const { SMS_URL: url, SMS_TOKEN: token } = getEnv()
  if (!url) throw new SmsFault('NO_GATEWAY')
  const answer = await fetch(url, {
    method: 'POST',
    signal: AbortSignal.timeout(15_000),
    redirect: 'error',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ to: internationalNumber(message.to), text: message.text }),
  }).catch(() => null)
  if (!answer?.ok) throw new SmsFault(String(answer?.status ?? 'UNREACHABLE'))
}
