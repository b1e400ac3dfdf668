import { and, asc, eq, gt, lt } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { waitingListOffers } from '#db/schema/appointments.waiting.ts'
import { findResidentsInCare } from '../access/residents-in-care.queries.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { newId } from '../shared/ids.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { listAbsences, listBusy, listSessions, type PlacedSession } from './schedules.queries.server.ts'
import { freeSlots, type SessionSlot } from './slots.ts'
import { timeCameFree, type OwnTime } from './time-came-free.server.ts'
import { endsOfOpenOffers, listWaitingInTurn, type WaitingInTurn } from './waiting-in-turn.queries.server.ts'
import { mostTold, offerEnds, whoIsTold, type Told, type Waiting } from './who-is-told.ts'

interface Freed extends OwnTime {
  readonly tenant: Tenant
  /** Since when, in whole milliseconds. */
  readonly freedAt: Temporal.Instant
  /** One of several that came free together: who may still take another of them is told of this one after that. */
  readonly together?: boolean
}

/** As long as any visit may be: a time that takes in a part of the freed one begins at most so much earlier. */
const longestVisit = { hours: 4 }

const overlaps = (one: Pick<OwnTime, 'startsAt' | 'endsAt'>, other: Pick<OwnTime, 'startsAt' | 'endsAt'>) =>
  Temporal.Instant.compare(one.startsAt, other.endsAt) < 0 && Temporal.Instant.compare(other.startsAt, one.endsAt) < 0

/** The times that residents may now book with any part of the freed time in them, by kind of visit. */
async function timesIn(
  tx: Tx,
  freed: Freed,
  sessions: readonly PlacedSession[],
  waiting: readonly WaitingInTurn[],
): Promise<Map<string, SessionSlot[]>> {
  const { calendar, rules } = bookingSettings(freed.tenant)
  const window = { from: freed.startsAt.subtract(longestVisit), until: freed.endsAt.add(longestVisit) }
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const absences = await listAbsences(tx, [freed.personId], {
    firstDay: dayOf(window.from),
    lastDay: dayOf(window.until),
  })
  const busy = await listBusy(tx, [freed.personId], window.from, window.until)
  const kinds = new Map(waiting.map(({ visitTypeId, ...kind }) => [visitTypeId, kind]))
  return new Map(
    [...kinds].map(([visitTypeId, { teamId, visitTypeCode: code, minutes }]) => {
      const asked = { ...window, now: tx.actor.now, calendar, rules, absences, busy, visitType: { code, minutes } }
      const own = sessions.filter((session) => session.teamId === teamId)
      const slots = freeSlots({ ...asked, sessions: own, audience: 'online' })
      return [visitTypeId, slots.filter((slot) => overlaps(slot, freed))]
    }),
  )
}

/** Those of them who are still in the care of their team, with what each has then beside the appointment that gives way. */
async function withBusy(tx: Tx, freed: Freed, waiting: readonly WaitingInTurn[]) {
  const inCare = new Set<string>()
  for (const [teamId, those] of Map.groupBy(waiting, (each) => each.teamId)) {
    const residentIds = those.map(({ residentId }) => residentId)
    for (const id of await findResidentsInCare(tx, { teamId, residentIds })) inCare.add(`${teamId} ${id}`)
  }
  const still = waiting.filter(({ teamId, residentId }) => inCare.has(`${teamId} ${residentId}`))
  const ids = [...new Set(still.map(({ residentId }) => residentId))]
  const window = [freed.startsAt.subtract(longestVisit), freed.endsAt.add(longestVisit)] as const
  const busy = Map.groupBy(await listBusy(tx, ids, ...window), ({ personId }) => personId)
  return still.map((each) => ({
    ...each,
    busy: (busy.get(each.residentId) ?? []).filter(
      ({ startsAt, endsAt }) => !(each.replacesStart?.equals(startsAt) && each.replacesEnd?.equals(endsAt)),
    ),
  }))
}

/** Until when somebody keeps a part of that time who may still let it go; null when nobody does. */
async function heldUntil(tx: Tx, { personId, startsAt, endsAt }: OwnTime): Promise<Temporal.Instant | null> {
  const { tenantId, now } = tx.actor
  const part = appointmentParticipants
  const itsAppointment = and(eq(appointments.tenantId, part.tenantId), eq(appointments.id, part.appointmentId))
  const [hold] = await tx
    .select({ until: appointments.heldUntil })
    .from(part)
    .innerJoin(appointments, itsAppointment)
    .where(
      and(
        ...[eq(part.tenantId, tenantId), eq(part.personId, personId), eq(part.blocks, true)],
        ...[gt(part.startsAt, startsAt.subtract(longestVisit)), lt(part.startsAt, endsAt), gt(part.endsAt, startsAt)],
        ...[eq(appointments.status, 'proposed'), gt(appointments.heldUntil, now)],
      ),
    )
    .orderBy(asc(appointments.heldUntil))
    .limit(1)
  return hold?.until ?? null
}

interface Offer extends Told<WaitingInTurn & Waiting, SessionSlot> {
  readonly ends: Temporal.Instant
}

async function writeOffers(tx: Tx, freed: Freed, told: readonly Offer[]): Promise<void> {
  const { tenantId, now } = tx.actor
  const { personId, freedAt } = freed
  await tx.insert(waitingListOffers).values(
    told.map(({ waiting: { id: entryId, residentId, teamId, appointmentId }, time, ends }) => ({
      ...{ tenantId, id: newId(now.epochMilliseconds), entryId, residentId, teamId, appointmentId, personId },
      ...{ startsAt: time.startsAt, endsAt: time.endsAt, freedAt, offeredAt: now, expiresAt: ends },
    })),
  )
  // A rule of the wijk, no role: logged as done by the system on the ground of the relationship.
  const objects = told.map(({ waiting }) => ({
    residentId: waiting.residentId,
    detail: waiting.appointmentId ?? waiting.id,
  }))
  tx.decisions.push({ action: 'R', outcome: 'success', checks: 'TTFF', resource: 'appointment', objects })
  for (const { waiting } of told) {
    const { residentId, appointmentId, id } = waiting
    await tellResident(tx, {
      residentId,
      template: 'earlierTime',
      topic: 'APPOINTMENTS',
      objectId: appointmentId ?? id,
    })
  }
}

/**
 * Tells those who wait, the first five in turn, of time that came free; the next ones when these say no or let it pass. It
 * keeps nothing free. For the system alone. Does nothing after the moment, for time that was taken meanwhile, and for whom
 * it was told already: running it again changes nothing.
 * @returns how many were told now.
 */
export async function offerFreedTime(tx: Tx, freed: Freed): Promise<number> {
  const { kind, now } = tx.actor
  const { personId, startsAt, tenant } = freed
  if (kind !== 'system' || Temporal.Instant.compare(startsAt, now) <= 0) return 0
  const { calendar, rules } = bookingSettings(tenant)
  const { timeZone } = calendar
  const day = startsAt.toZonedDateTimeISO(timeZone).toPlainDate()
  const sessions = await listSessions(tx, [personId], { firstDay: day, lastDay: day })
  const teamIds = [...new Set(sessions.map(({ teamId }) => teamId))]
  const visitTypeCodes = [...new Set(sessions.flatMap((session) => session.visitTypeCodes))]
  const asked = { ...freed, day, teamIds, visitTypeCodes }
  // Most times nobody waits: then no booking waits for this job either.
  if ((await listWaitingInTurn(tx, asked)).length === 0) return 0
  // What is free now stays so until those were told; two jobs for one time wait for each other.
  await lockParticipants(tx, [personId])
  const all = await listWaitingInTurn(tx, asked)
  const isElsewhere = ({ openUntil }: WaitingInTurn) => freed.together === true && openUntil !== null
  const elsewhere = all.filter(isElsewhere).flatMap(({ openUntil }) => openUntil ?? [])
  const inTurn = all.filter((each) => !isElsewhere(each))
  const open = await endsOfOpenOffers(tx, freed)
  const most = Math.max(0, mostTold - open.length)
  const times = await timesIn(tx, freed, sessions, all)
  const waiting = await withBusy(tx, freed, inTurn)
  const lead = new Map(sessions.map(({ id, leadMinutes }) => [id, leadMinutes]))
  const fitting = whoIsTold(waiting, { personId, now, timeZone, times }, most + 1)
  const told = fitting.slice(0, most).map((each) => ({
    ...each,
    ends: offerEnds(each.time.startsAt, now, lead.get(each.time.sessionId) ?? rules.minLeadMinutes),
  }))
  if (told.length > 0) await writeOffers(tx, freed, told)
  const [first] = [...open, ...told.map(({ ends }) => ends), ...elsewhere].sort(Temporal.Instant.compare)
  const isLeft =
    fitting.length > told.length || (elsewhere.length > 0 && [...times.values()].some(({ length }) => length > 0))
  // Who keeps it at this moment may let it go, or let it run out.
  const runAt = isLeft ? first : told.length === 0 ? await heldUntil(tx, freed) : null
  if (runAt) await timeCameFree(tx, freed, { freedAt: freed.freedAt, runAt, together: freed.together ?? false })
  return told.length
}
