import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { registrations, signUpLinks, signUps } from '#db/schema/activities.sign-ups.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { addJobs } from '#app/platform/jobs.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { logGuestDeed } from './log-guest-deed.server.ts'
import { mostSeriesDates } from './registration.ts'
import { findSignUpActivity } from './sign-up-activity.queries.server.ts'
import { fillPlaces, lockPlaces } from './sign-up-fill.server.ts'
import { secretAfter, showLink } from './sign-up-link.server.ts'
import { sealPerson, signUpPhoneHashes } from './sign-up-sealed.server.ts'

interface Wanted {
  readonly activityId: string
  readonly date: Temporal.PlainDate
  /** All dates from this one on, as far as they are open. */
  readonly series: boolean
  /** Somebody to walk along the first time. */
  readonly companion: boolean
  readonly language: string
}

/** The dates that are meant, of those that are open; a refusal when the first one is not. */
async function datesOf(tx: Tx, wanted: Wanted): Promise<Result<Temporal.PlainDate[]>> {
  const activity = await findSignUpActivity(tx, wanted.activityId, wanted.language)
  if (!activity) return refuse('signup.closed')
  const open = activity.dates.map(({ originalDate }) => originalDate)
  const first = open.findIndex((each) => each.equals(wanted.date))
  if (first < 0) return refuse('signup.dateGone')
  return done(open.slice(first, first + (wanted.series ? mostSeriesDates : 1)))
}

async function addDates(
  tx: Tx,
  of: { readonly signUpId: string; readonly activityId: string },
  dates: readonly { readonly originalDate: Temporal.PlainDate; readonly again: boolean }[],
): Promise<void> {
  const { tenantId, now } = tx.actor
  // Waiting, all of them: `fill_places` gives the places.
  await tx.insert(registrations).values(dates.map((date) => ({ tenantId, ...of, ...date, askedAt: now })))
  for (const { originalDate } of dates) await fillPlaces(tx, { activityId: of.activityId, originalDate }, of.signUpId)
}

/** For which dates this number has a place or waits already, and the sign-up that has it. */
async function findHeld(tx: Tx, activityId: string, phone: string): Promise<ReadonlyMap<string, string>> {
  const hashes = `{${signUpPhoneHashes(tx.actor.tenantId, phone).join(',')}}`
  const { rows } = await tx.execute<{ sign_up_id: string; original_date: string }>(
    sql`select sign_up_id, original_date::text from sign_ups_of_phone(${activityId}, ${hashes}::text[])`,
  )
  return new Map(rows.map((row) => [row.original_date, row.sign_up_id]))
}

/** Each sign-up that the number has now, once, about its first date. */
async function tellThePhone(
  tx: Tx,
  id: string,
  dates: readonly { readonly originalDate: Temporal.PlainDate; readonly again: boolean }[],
  held: ReadonlyMap<string, string>,
): Promise<void> {
  const told = new Map<string, { readonly originalDate: string; readonly what: 'again' | 'signedUp' }>()
  for (const { originalDate, again } of dates) {
    const date = originalDate.toString()
    const signUpId = again ? (held.get(date) ?? id) : id
    if (!told.has(signUpId)) told.set(signUpId, { originalDate: date, what: again ? 'again' : 'signedUp' })
  }
  const { tenantId } = tx.actor
  const jobs = [...told].map(([signUpId, news]) => ({ tenantId, signUpId, ...news }))
  await addJobs(tx, 'activities.tellSignUp', jobs)
}

/**
 * Shows the database the secret for this form: the one under which it stands already, or the first that is free because
 * what it was sent for before was cancelled since.
 */
async function openForm(tx: Tx, first: string, dates: readonly Temporal.PlainDate[]) {
  let secret = first
  for (;;) {
    const signUpId = await showLink(tx, secret)
    if (signUpId === null) return { secret, stands: false }
    const { originalDate, state, tenantId } = registrations
    const [gone] = await tx
      .select({ originalDate })
      .from(registrations)
      .where(
        and(
          ...[eq(tenantId, tx.actor.tenantId), eq(registrations.signUpId, signUpId), eq(state, 'cancelled')],
          inArray(originalDate, [...dates]),
        ),
      )
      .limit(1)
    if (!gone) return { secret, stands: true }
    secret = secretAfter(secret)
  }
}

/**
 * A guest signs up with a first name and a number, nothing else (PUB-6): a place, or a turn on the waiting list. Sending
 * the same form twice signs up once; sending it after cancelling signs up anew. The same number gets no second place on a date; whoever typed it sees what a new one
 * would, and the phone itself is told, because nobody may learn from here whose number is signed up.
 * @param input.secret of the form (`secretOfForm`).
 * @returns the secret that opens the sign-up; only its hash is kept.
 * Refuses `signup.closed` where people don't sign up here, `signup.dateGone` for a date that is over, off or too far ahead.
 */
export async function signUpAsGuest(
  tx: Tx,
  input: Wanted & { readonly firstName: string; readonly phone: string; readonly secret: string },
): Promise<Result<string>> {
  const { activityId, companion, language, firstName, phone } = input
  const { tenantId, now } = tx.actor
  const dates = await datesOf(tx, input)
  if (!dates.ok) return dates
  await lockPlaces(tx, activityId)
  const { secret, stands } = await openForm(tx, input.secret, dates.value)
  if (stands) return done(secret)
  const held = await findHeld(tx, activityId, phone)
  const id = newId(now.epochMilliseconds)
  await tx.insert(signUps).values({
    ...{ tenantId, id, activityId, companion, language, createdAt: now },
    ...sealPerson({ tenantId, id }, { firstName, phone }),
  })
  await tx.insert(signUpLinks).values({ tenantId, secretHash: sha256(secret), signUpId: id, createdAt: now })
  await logGuestDeed(tx, { action: 'C', activityId, signUpId: id })
  const each = dates.value.map((originalDate) => ({ originalDate, again: held.has(originalDate.toString()) }))
  await addDates(tx, { signUpId: id, activityId }, each)
  await tellThePhone(tx, id, each, held)
  return done(secret)
}

/** For which of these dates a resident has signed up already. */
async function findOwnDates(tx: Tx, residentId: string, activityId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ originalDate: registrations.originalDate })
    .from(registrations)
    .innerJoin(signUps, and(eq(signUps.tenantId, registrations.tenantId), eq(signUps.id, registrations.signUpId)))
    .where(
      and(
        ...[eq(signUps.tenantId, tx.actor.tenantId), eq(signUps.residentId, residentId)],
        ...[eq(signUps.activityId, activityId), ne(registrations.state, 'cancelled')],
      ),
    )
    .limit(500)
  return new Set(rows.map((row) => row.originalDate.toString()))
}

interface Person {
  readonly firstName: string
  readonly phone: string | null
}

async function readPerson(tx: Tx, residentId: string): Promise<Person | undefined> {
  const card = (await listResidentCards(tx, [residentId])).get(residentId)
  return card && { firstName: card.name.given, phone: card.phone }
}

/**
 * A resident signs up as oneself, or is signed up by who acts for them. The organiser sees the first name and the number.
 * Signing up again for the same date changes nothing.
 * @param input.onBehalf what who acts for a resident says: no mandate opens contact data.
 * Refuses `notFound` to who may not, and what `signUpAsGuest` refuses.
 */
export async function signUpAsResident(
  tx: Tx,
  input: Wanted & { readonly residentId: string; readonly onBehalf?: Person | undefined },
): Promise<Result<undefined>> {
  const { activityId, residentId, companion, language, onBehalf } = input
  const { tenantId, personId, now } = tx.actor
  const asked = { residentId, resource: 'registration', action: 'create', objectId: activityId } as const
  if (!(await decideAccess(tx, asked)).granted) return notFound
  const dates = await datesOf(tx, input)
  if (!dates.ok) return dates
  await lockPlaces(tx, activityId)
  const has = await findOwnDates(tx, residentId, activityId)
  const missing = dates.value.filter((date) => !has.has(date.toString()))
  if (missing.length === 0) return done()
  const person = tx.actor.kind === 'representative' ? onBehalf : await readPerson(tx, residentId)
  if (!person) return notFound
  const id = newId(now.epochMilliseconds)
  await tx.insert(signUps).values({
    ...{ tenantId, id, activityId, residentId, companion, language, createdByPersonId: personId, createdAt: now },
    ...sealPerson({ tenantId, id }, person),
  })
  await addDates(
    tx,
    { signUpId: id, activityId },
    missing.map((originalDate) => ({ originalDate, again: false })),
  )
  return done()
}
