import { isMobileNumber, smsIsSent } from '#app/platform/sms.server.ts'
import type { Ways } from './reminder-channel.ts'

/** Where messages can go: text messages only to a mobile number, and only where this portal sends them. */
export function waysOf({ email, phone }: { readonly email: string | null; readonly phone: string | null }): Ways {
  return { email: email || null, sms: phone !== null && smsIsSent() && isMobileNumber(phone) ? phone : null }
}
