import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import type { OccurrenceRow } from './occurrence-rows.ts'
import { dropException, keepException, listOfferDates, type DateChange } from './offer-dates.server.ts'
import { keepOffer, type HistoryKind } from './offer-keep.server.ts'
import { openOffer, type Offer } from './offer.queries.server.ts'
import { tellParticipants } from './registration-tell.server.ts'
import type { OfferVersion } from './submit-activity.server.ts'

type OneDate = OfferVersion & {
  /** The day that it was planned for: its name. */
  readonly originalDate: Temporal.PlainDate
  readonly timeZone: string
}

/** A date that is still to come; refuses `offer.work.noSuchDate` for any other. */
async function openDate(
  tx: Tx,
  asked: OneDate,
): Promise<Result<{ readonly offer: Offer; readonly date: OccurrenceRow; readonly all: readonly OccurrenceRow[] }>> {
  const opened = await openOffer(tx, { ...asked, deed: 'changeDates' })
  if (!opened.ok) return opened
  const all = await listOfferDates(tx, opened.value)
  const date = all.find(({ originalDate }) => originalDate.equals(asked.originalDate))
  return date ? done({ offer: opened.value, date, all }) : refuse('offer.work.noSuchDate')
}

function whenText({ date, starts, ends, status }: OccurrenceRow, timeZone: string): string {
  const clock = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainTime().toString().slice(0, 5)
  return `${date.toString()} ${clock(starts)}-${clock(ends)}${status === 'cancelled' ? ' ✕' : ''}`
}

async function keepDate(
  tx: Tx,
  offer: Offer,
  change: {
    readonly originalDate: Temporal.PlainDate
    readonly kind: HistoryKind
    readonly before: string
    readonly after: string
    readonly reason?: string | undefined
    readonly work: () => Promise<void>
  },
): Promise<void> {
  const { originalDate, kind, before, after, reason, work } = change
  const changes = { [originalDate.toString()]: [before, after] as const }
  await keepOffer(tx, offer, { isPublic: true, happened: { kind, changes, reason }, work })
}

/**
 * Calls one date off; the others go on. Who signed up for it is told. A date that is off already stays so.
 * Refuses `notFound`, `offer.work.notNow`, `offer.work.newer`, and `offer.work.noSuchDate` for one that is past or none of its.
 */
export async function cancelDate(
  tx: Tx,
  asked: OneDate & { readonly reason?: string | undefined },
): Promise<Result<undefined>> {
  const opened = await openDate(tx, asked)
  if (!opened.ok) return opened
  const { offer, date } = opened.value
  if (date.status === 'cancelled') return done()
  const { originalDate, reason, timeZone } = asked
  await keepDate(tx, offer, {
    ...{ originalDate, kind: 'dateCancelled', reason },
    ...{ before: whenText(date, timeZone), after: whenText({ ...date, status: 'cancelled' }, timeZone) },
    work: () => keepException(tx, offer.row.id, originalDate, { kind: 'cancelled' }),
  })
  await tellParticipants(tx, offer.row.id, originalDate, 'dateCancelled')
  return done()
}

/**
 * Moves one date to another day or time; the others stay. Who signed up for it is told.
 * Refuses as `cancelDate`, `offer.work.pastDate` for a moment that is past, and `offer.work.dateTaken` for a day on which it is
 * held already: an activity is at most once a day.
 */
export async function moveDate(
  tx: Tx,
  asked: OneDate &
    Required<Pick<DateChange, 'date' | 'startsAt' | 'endsAt'>> & { readonly reason?: string | undefined },
): Promise<Result<undefined>> {
  const opened = await openDate(tx, asked)
  if (!opened.ok) return opened
  const { offer, date: was, all } = opened.value
  const { originalDate, date, startsAt, endsAt, timeZone, reason } = asked
  const starts = date.toPlainDateTime(startsAt).toZonedDateTime(timeZone).toInstant()
  if (Temporal.Instant.compare(starts, tx.actor.now) <= 0) return refuse('offer.work.pastDate')
  const taken = all.some((other) => !other.originalDate.equals(originalDate) && other.date.equals(date))
  if (taken) return refuse('offer.work.dateTaken')
  const ends = date.toPlainDateTime(endsAt).toZonedDateTime(timeZone).toInstant()
  await keepDate(tx, offer, {
    ...{ originalDate, kind: 'dateMoved', reason, before: whenText(was, timeZone) },
    after: whenText({ ...was, date, starts, ends, status: 'moved' }, timeZone),
    work: () => keepException(tx, offer.row.id, originalDate, { kind: 'moved', date, startsAt, endsAt }),
  })
  await tellParticipants(tx, offer.row.id, originalDate, 'dateMoved')
  return done()
}

/** Lets one date go on as usual again, when it was called off or moved. Refuses as `cancelDate`. */
export async function restoreDate(tx: Tx, asked: OneDate): Promise<Result<undefined>> {
  const opened = await openDate(tx, asked)
  if (!opened.ok) return opened
  const { offer, date } = opened.value
  const { originalDate, timeZone } = asked
  await keepDate(tx, offer, {
    ...{ originalDate, kind: 'dateRestored', before: whenText(date, timeZone), after: originalDate.toString() },
    work: () => dropException(tx, offer.row.id, originalDate),
  })
  await tellParticipants(tx, offer.row.id, originalDate, 'dateMoved')
  return done()
}
