import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

/** The jobs of the portal and what each is told. The tenant is always in the payload: a job acts for one wijk. */
export interface Jobs {
  'notifications.send': { tenantId: string; notificationId: string }
  'identity.sendLink': {
    tenantId: string
    /** null for an address that nobody has: the same work as for one that somebody has. */
    accountId: string | null
    purpose: 'invitation' | 'passwordReset' | 'secondFactorReset'
    /** ISO 8601. */
    askedAt: string
  }
  /** Of an account, or of an activation that is under way. */
  'identity.sendCode': { tenantId: string; channel: 'email' | 'phone' } & (
    { accountId: string; sessionNumber: string } | { claimHash: string }
  )
  /** To an address or number that an account had until now; sealed, so that the queue holds none. */
  'identity.tellOldAddress': {
    tenantId: string
    accountId: string
    channel: 'email' | 'phone'
    sealed: string
    language: string
  }
  /** To the new address or number that waits for its code. */
  'identity.sendContactCode': { tenantId: string; accountId: string; sessionNumber: string }
  /** To an address or number that was known when a resident changed one of them; sealed, so that the queue holds none. */
  'identity.tellContactChanged': {
    tenantId: string
    accountId: string
    channel: 'email' | 'phone'
    sealed: string
    language: string
  }
  'access.tellOffered': { tenantId: string; mandateId: string }
  'access.tellEmergency': { tenantId: string; emergencyId: string }
  /** Time of a professional that came free; instants in ISO 8601. */
  'appointments.offerFreed': {
    tenantId: string
    personId: string
    startsAt: string
    endsAt: string
    freedAt: string
    /** One of several that came free together. */
    together?: boolean
  }
  /** News for one who signed up; ISO date. */
  'activities.tellSignUp': {
    tenantId: string
    signUpId: string
    originalDate: string
    what: 'signedUp' | 'again' | 'stillThere' | 'movedUp' | 'dateCancelled' | 'dateMoved'
  }
  /** The same for everybody who signed up for a date; null for all dates that are to come. */
  'activities.tellParticipants': {
    tenantId: string
    activityId: string
    originalDate: string | null
    what: 'dateCancelled' | 'dateMoved'
  }
  'consultations.expire': { tenantId: string; invitationId: string }
  'consultations.followCancellation': { tenantId: string; appointmentId: string }
  'consultations.followDeparture': { tenantId: string; personId: string }
}

/**
 * Asks for a job in the transaction at hand: a change that is rolled back asks for nothing, and one that is committed
 * asks for sure.
 * @param runAt ISO 8601; at once when left out.
 * @param key one job of that key waits at a time: another takes its place.
 */
export async function addJob<Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name],
  runAt?: string,
  key?: string,
): Promise<void> {
  await tx.execute(
    sql`select queue.add(${name}, ${JSON.stringify(payload)}::json, ${runAt ?? null}::timestamptz, ${key ?? null})`,
  )
}

/** The statement that asks for the same job with each of these payloads, at once; to go along with another (`with … select`). */
export function askingForJobs<Name extends keyof Jobs>(name: Name, payloads: readonly Jobs[Name][]): SQL {
  return askingForJobOfEach(name, sql`each`, sql`json_array_elements(${JSON.stringify(payloads)}::json) as each`)
}

/**
 * As `askingForJobs`, for each row of another part of that statement.
 * @param payload a column of JSON. @param rows what it comes from.
 */
export function askingForJobOfEach(name: keyof Jobs, payload: SQL, rows: SQL): SQL {
  return sql`select queue.add(${name}, ${payload}, null::timestamptz) from ${rows}`
}

/** Asks for the same job with each of these payloads, in one statement; at once. */
export async function addJobs<Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payloads: readonly Jobs[Name][],
): Promise<void> {
  await tx.execute(askingForJobs(name, payloads))
}
