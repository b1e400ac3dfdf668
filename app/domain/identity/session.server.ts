import { Lucia, TimeSpan, generateIdFromEntropySize, type Adapter } from 'lucia'
import { Temporal } from 'temporal-polyfill'
import { getPool } from '#db/client.server.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import type { Assurance } from './assurance.ts'
import { absoluteHours, idleMinutes, sessionEnd, type Membership, type Session, type SessionStage } from './session.ts'

/**
 * The only file that knows Lucia, which is no longer developed. Its adapter stores only the SHA-256 of a session's id
 * and reaches the table through functions, because the app's role has no right to it.
 */
interface Place {
  readonly tenantId: string
  readonly now: Temporal.Instant
}

interface Row {
  account_id: string
  person_id: string
  kind: Session['kind']
  language: string
  last_seen_at: Date
  expires_at: Date
  assurance: Assurance
  authenticated_at: Date
  stage: SessionStage
  display_name: string
  memberships: (Membership & { startsOn: string; endsOn: string | null })[]
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ row: Row }>
    DatabaseSessionAttributes: { row?: Row; opened?: Opened }
  }
}

/** What is known of who signs in, and with what. */
export interface Opened {
  readonly assurance: Assurance
  readonly stage: SessionStage
  /** `device.ts` and `place.ts` make these. */
  readonly device?: string
  readonly place?: string
}

/** Only over HTTPS or on this machine, for this host alone (RFC 6265bis §4.1.3.2). */
const sessionCookie = '__Host-drieluik'
const touchSeconds = 30
const instantOf = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime())

function adapter({ tenantId, now }: Place): Adapter {
  const query = <T extends object>(text: string, values: unknown[]) => getPool().query<T>(text, values)
  // Lucia compares with the system's time; the portal's clock may be another one (`DEMO_NOW`).
  const ahead = Date.now() - now.epochMilliseconds
  return {
    getSessionAndUser: async (id) => {
      const { rows } = await query<Row>('select * from session_read($1, $2)', [tenantId, sha256(id)])
      const row = rows[0]
      if (!row) return [null, null]
      const end = sessionEnd(instantOf(row.last_seen_at), instantOf(row.expires_at))
      const expiresAt = new Date(end.epochMilliseconds + ahead)
      return [
        { id, userId: row.account_id, expiresAt, attributes: { row } },
        { id: row.account_id, attributes: {} },
      ]
    },
    setSession: async (session) => {
      const expires = now.add({ hours: absoluteHours }).toString()
      const { assurance, stage, device = '', place = '' } = session.attributes.opened!
      await query('select session_open($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        tenantId,
        sha256(session.id),
        session.userId,
        now.toString(),
        expires,
        assurance,
        stage,
        device,
        place,
      ])
    },
    // The end never moves past eight hours; what moves is `last_seen_at`, by `readSession`.
    updateSessionExpiration: async () => undefined,
    deleteSession: async (id) => void (await query('select session_end($1, $2)', [tenantId, sha256(id)])),
    deleteUserSessions: async (account) => void (await query('select session_end_all($1, $2)', [tenantId, account])),
    deleteExpiredSessions: async () => {
      const idleSince = now.subtract({ minutes: idleMinutes }).toString()
      await query('select session_sweep($1, $2)', [now.toString(), idleSince])
    },
    getUserSessions: async () => [],
  }
}

function luciaAt(place: Place): Lucia<{ row: Row }> {
  return new Lucia(adapter(place), {
    sessionExpiresIn: new TimeSpan(absoluteHours, 'h'),
    sessionCookie: { name: sessionCookie, attributes: { secure: true, sameSite: 'lax', path: '/' } },
    getSessionAttributes: ({ row }) => ({ row: row! }),
  })
}

/** Opens a session with an id of 200 random bits; returns the `Set-Cookie` that carries it. */
export async function openSession(place: Place, accountId: string, opened: Opened): Promise<string> {
  const lucia = luciaAt(place)
  const session = await lucia.createSession(accountId, { opened }, { sessionId: generateIdFromEntropySize(25) })
  return lucia.createSessionCookie(session.id).serialize()
}

/**
 * Who is signed in with this cookie, or null. A request moves the idle limit, at most once in half a minute.
 * A membership counts from its first day to its last, in the tenant's zone.
 */
export async function readSession(place: Place, cookies: string | null, timeZone: string): Promise<Session | null> {
  const lucia = luciaAt(place)
  const id = lucia.readSessionCookie(cookies ?? '')
  if (!id) return null
  const { session } = await lucia.validateSession(id)
  if (!session) return null
  const { row } = session
  const lastSeenAt = instantOf(row.last_seen_at)
  const idle = place.now.since(lastSeenAt).total('seconds')
  if (idle >= touchSeconds)
    await getPool().query('select session_touch($1, $2, $3)', [place.tenantId, sha256(id), place.now.toString()])
  const today = place.now.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return {
    accountId: row.account_id,
    personId: row.person_id,
    kind: row.kind,
    language: row.language,
    displayName: row.display_name,
    assurance: row.assurance,
    authenticatedAt: instantOf(row.authenticated_at),
    stage: row.stage,
    memberships: row.memberships.filter(
      (each) => each.startsOn <= today && (each.endsOn === null || each.endsOn >= today),
    ),
    endsAt: sessionEnd(idle >= touchSeconds ? place.now : lastSeenAt, instantOf(row.expires_at)),
  }
}

/**
 * After a second factor or a step-up: the same session under a new id (ASVS 5.0.0 7.2.4), so that an id that somebody
 * knew before is worth nothing. @returns the `Set-Cookie`, or null when the session has ended meanwhile.
 */
export async function raiseSession(
  place: Place,
  cookies: string | null,
  to: { readonly assurance: Assurance; readonly stage: SessionStage },
): Promise<string | null> {
  const lucia = luciaAt(place)
  const id = lucia.readSessionCookie(cookies ?? '')
  if (!id) return null
  const next = generateIdFromEntropySize(25)
  const { rows } = await getPool().query<{ raised: boolean }>(
    'select session_raise($1, $2, $3, $4, $5, $6) as raised',
    [place.tenantId, sha256(id), sha256(next), place.now.toString(), to.assurance, to.stage],
  )
  return rows[0]?.raised ? lucia.createSessionCookie(next).serialize() : null
}

/** Ends the session of this cookie; returns the `Set-Cookie` that clears it. */
export async function endSession(place: Place, cookies: string | null): Promise<string> {
  const lucia = luciaAt(place)
  const id = lucia.readSessionCookie(cookies ?? '')
  if (id) await lucia.invalidateSession(id)
  return lucia.createBlankSessionCookie().serialize()
}

/** Signs an account out everywhere; returns the `Set-Cookie` that clears this browser's. */
export async function endAllSessions(place: Place, accountId: string): Promise<string> {
  const lucia = luciaAt(place)
  await lucia.invalidateUserSessions(accountId)
  return lucia.createBlankSessionCookie().serialize()
}

/** A session of one's own, for the list of them. */
export interface OwnSession {
  /** Names the session in a form; gives nobody a way in. */
  readonly number: string
  readonly isThis: boolean
  readonly signedInAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
  /** `Chrome|Android`; either half may be empty. */
  readonly device: string
  /** See `networkOf`. */
  readonly place: string
}

interface ListedRow {
  number: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  device: string
  place: string
}

/** The number of the session of this cookie, as `OwnSession` has it; null without one. */
export function sessionNumber(cookies: string | null): string | null {
  const id = new RegExp(`(?:^|;\\s*)${sessionCookie}=([^;]+)`).exec(cookies ?? '')?.[1]
  return id === undefined ? null : sha256(`number ${sha256(id)}`)
}

/** The sessions of an account that have not ended, last used first; at most fifty. */
export async function listSessions(place: Place, accountId: string, cookies: string | null): Promise<OwnSession[]> {
  const mine = sessionNumber(cookies)
  const { rows } = await getPool().query<ListedRow>('select * from session_list($1, $2)', [place.tenantId, accountId])
  return rows
    .filter(
      (row) =>
        Temporal.Instant.compare(sessionEnd(instantOf(row.last_seen_at), instantOf(row.expires_at)), place.now) > 0,
    )
    .map((row) => ({
      number: row.number,
      isThis: row.number === mine,
      signedInAt: instantOf(row.created_at),
      lastSeenAt: instantOf(row.last_seen_at),
      device: row.device,
      place: row.place,
    }))
}

/** Ends one session of this account at once. @returns false when there is no such session of this account. */
export async function endOneSession(place: Place, accountId: string, number: string): Promise<boolean> {
  const { rows } = await getPool().query<{ gone: number }>('select session_end_one($1, $2, $3) as gone', [
    place.tenantId,
    accountId,
    number,
  ])
  return rows[0]?.gone === 1
}

/** Ends every session of this account but the one of this cookie. @returns how many. */
export async function endOtherSessions(place: Place, accountId: string, cookies: string | null): Promise<number> {
  const id = luciaAt(place).readSessionCookie(cookies ?? '') ?? ''
  const { rows } = await getPool().query<{ gone: number }>('select session_end_others($1, $2, $3) as gone', [
    place.tenantId,
    accountId,
    sha256(id),
  ])
  return rows[0]?.gone ?? 0
}

/** Removes sessions that ended; a job does it every hour. */
export async function sweepSessions(now: Temporal.Instant): Promise<void> {
  await luciaAt({ tenantId: '', now }).deleteExpiredSessions()
}
