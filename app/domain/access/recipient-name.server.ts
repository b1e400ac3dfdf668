import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { Recipient } from './sharing.ts'

// i18n: sharing:everyIn.*
/** Whom something is shared with, in words: a name, or "alle huisartsen van" a team for one role in it (CON-1). */
export function recipientName({ role }: Pick<Recipient, 'role'>, name: string, t: PortalT): string {
  return role === null ? name : t(`sharing:everyIn.${role}`, { team: `\u2068${name}\u2069` })
}
