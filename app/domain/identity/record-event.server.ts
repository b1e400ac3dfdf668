import type { Temporal } from 'temporal-polyfill'
import { getPool } from '#db/client.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/framework.server.ts'
import type { RoleCode } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import type { Session } from './session.ts'

/** DICOM PS3.16 CID 400 and 401: 110114 User Authentication, with its types; 110137 User Security Attributes Changed. */
const codes = {
  signIn: ['110114', '110122', 'E'],
  signOut: ['110114', '110123', 'E'],
  secondFactor: ['110114', '110122', 'E'],
  stepUp: ['110114', '110122', 'E'],
  passwordChanged: ['110113', '110137', 'U'],
  secondFactorAdded: ['110113', '110137', 'C'],
  secondFactorRemoved: ['110113', '110137', 'D'],
  /** An administrator took away everything but the password of who lost it (ASVS 5.0.0 6.4.4). */
  secondFactorReset: ['110113', '110137', 'D'],
  sessionsEnded: ['110113', '110123', 'D'],
  invited: ['110113', '110137', 'C'],
  activated: ['110113', '110137', 'C'],
  accountChanged: ['110113', '110137', 'U'],
  accountClosed: ['110113', '110137', 'D'],
  /** A guard refused before any decision: another kind of person, or a role that has no such page (LOG-4). */
  pageRefused: ['110113', '110132', 'R'],
} as const
export type AccountEvent = keyof typeof codes

/** ISO 21298, as in the log of decisions; a huisarts who signs in does so as a professional, of nobody in particular. */
const roleCodeOf: Record<Session['kind'] | 'anonymous' | 'system', string> = {
  resident: '01',
  professional: '05',
  admin: '07',
  officer: '07',
  anonymous: '07',
  system: '07',
}
const roleOf: Record<Session['kind'] | 'anonymous' | 'system', RoleCode | 'PROFESSIONAL'> = {
  resident: 'RESIDENT',
  professional: 'PROFESSIONAL',
  admin: 'TENANT_ADMIN',
  officer: 'PRIVACY_OFFICER',
  anonymous: 'ANONYMOUS',
  system: 'SYSTEM',
}

/** Where and when an event of this request is. */
export const eventPlace = ({ context, request }: LoaderFunctionArgs | ActionFunctionArgs) => ({
  tenantId: context.tenant.id,
  now: context.now,
  requestId: context.requestId,
  accessPoint: new URL(request.url).host,
})

/**
 * Writes an event about an account to the access log: sign-ins, refused ones too, and changes of what one signs in with
 * (LOG-4, NEN 7513). Never holds a secret, nor the address that was typed.
 * @param place `accessPoint` is the portal's own name that was called; never the visitor's address.
 * @param who whose event it is; `personId` null for somebody unknown. `page` is what was refused, without ids.
 */
export async function recordEvent(
  place: {
    readonly tenantId: string
    readonly now: Temporal.Instant
    readonly requestId: string
    readonly accessPoint?: string
  },
  event: AccountEvent,
  outcome: 'success' | 'refused',
  who: {
    /** `system` where the portal runs: by hand, on the server. */
    readonly kind: Session['kind'] | 'anonymous' | 'system'
    readonly personId?: string | null
    readonly accountId?: string | null
    readonly displayName?: string
    readonly role?: RoleCode
    readonly page?: string
  },
): Promise<void> {
  const [eventCode, eventType, action] = codes[event]
  const values = [
    place.tenantId,
    place.now.toString(),
    who.personId ?? null,
    who.kind,
    who.role ?? roleOf[who.kind],
    roleCodeOf[who.kind],
    who.displayName ?? '',
    eventCode,
    eventType,
    action,
    outcome,
    `account.${event}`,
    who.accountId ?? null,
    place.requestId,
    newId(place.now.epochMilliseconds),
    who.accountId ?? null,
    place.accessPoint ?? null,
    null,
    who.page ?? '',
  ]
  const write = () => getPool().query(`select record_event(${values.map((_, at) => `$${at + 1}`).join(', ')})`, values)
  await write().catch((error: unknown) => {
    // The log's month was made while this waited for it: the second try finds it.
    const { code, table } = error as { code?: string; table?: string }
    if (code !== '23514' || !table?.endsWith('_rest')) throw error
    return write()
  })
}
