import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { closeAccount } from '#app/domain/care-network/close-account.server.ts'
import type { WorkKind } from '#app/domain/care-network/departure.ts'
import { listOpenWork } from '#app/domain/care-network/open-work.queries.server.ts'
import { proposeSuccessor } from '#app/domain/care-network/propose-successor.server.ts'
import { startDeparture } from '#app/domain/care-network/start-departure.server.ts'
import { acceptHandover } from '#app/domain/care-network/take-over.server.ts'
import { systemActor, type Actor, type ProfessionalRole } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeAppointments } from '../seed/factories/appointments.server.ts'
import { makeCoordinator } from '../seed/factories/dossier.server.ts'
import { makeThread } from '../seed/factories/messaging.server.ts'
import { makeProfessional } from '../seed/factories/organisation.server.ts'
import { makeLogin } from './accounts.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

const timeZone = 'Europe/Amsterdam'

/** Stands in whatever a resident wrote in these tests; no administrator ever reads it. */
export const leavingCanary = 'leeuwerikzang'

/**
 * Huisarts Joost is about to leave: Fatma's overview, a question, an appointment after his last day, and being the own
 * huisarts of two residents are in his hands. Huisarts Meral is his colleague, and Noor leads the practice.
 */
export async function makeLeaving(wijk: TestNeighbourhood) {
  const { owner, tenant, practice, actors } = wijk
  const { id } = await makeProfessional(owner, tenant.id, testNow, {
    ...{ teamId: practice.id, role: 'GENERAL_PRACTITIONER', givenName: 'Meral', familyName: 'Aksoy' },
  })
  const meral: Actor & { personId: string } = { ...actors.joost, personId: id, displayName: 'Meral' }
  await owner.client.query('update team_memberships set is_lead = true where person_id = $1', [actors.noor.personId])
  const account = await makeLogin(wijk, {
    ...{ email: 'joost@praktijk.example', kind: 'professional', personId: actors.joost.personId },
  })
  const admin = await makeLogin(wijk, { email: 'beheer@wijk.example', kind: 'admin', personId: await asPerson(wijk) })
  const residentId = actors.fatma.personId
  const coordination = await makeCoordinator(owner, tenant.id, {
    ...{ residentId, personId: actors.joost.personId, startsAt: testNow.subtract({ hours: 900 }) },
  })
  const thread = await makeThread(owner, tenant.id, {
    ...{ residentId, teamId: practice.id, state: 'in_progress', assignedPersonId: actors.joost.personId },
    dueAt: testNow.add({ hours: 48 }),
    subject: leavingCanary,
    messages: [{ body: leavingCanary, sentAt: testNow.subtract({ hours: 2 }) }],
  })
  const visit = (days: number) => ({
    ...{ residentId, personIds: [actors.joost.personId], teamId: practice.id, visitTypeCode: 'CONSULT', minutes: 10 },
    ...{ status: 'booked' as const, location: practice.name, reason: leavingCanary },
    startsAt: testNow.add({ hours: days * 24 }),
  })
  const [before, after] = await makeAppointments(owner, tenant.id, [visit(5), visit(20)])
  return {
    ...{ meral, accountId: account.id, coordinationId: coordination.id, threadId: thread.id },
    ...{ appointmentBefore: before!, appointmentAfter: after!, adminAccountId: admin.id },
    /** Friday a week later. */
    lastDay: Temporal.PlainDate.from('2026-04-10'),
  }
}

/** Who leaves, and what colleagues do about it, in one wijk of these tests. */
export function leavingDeeds(wijk: TestNeighbourhood, about: Awaited<ReturnType<typeof makeLeaving>>) {
  const joost = wijk.actors.joost.personId
  const { noor, admin } = wijk.actors
  const rows = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await wijk.owner.client.query<T>(text, values)).rows
  const start = (who: Actor, personId = joost) =>
    withActor(who, (tx) => startDeparture(tx, { personId, lastDay: about.lastDay, timeZone }))
  const started = async (who: Actor = noor, personId = joost) => {
    const answer = await start(who, personId)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value.departureId
  }
  const propose = (who: Actor, departureId: string, kind: WorkKind, objectId: string, to: string, reason?: string) =>
    withActor(who, (tx) => proposeSuccessor(tx, { departureId, kind, objectId, successorId: to, reason, timeZone }))
  const asked = async () =>
    rows<{ id: string; kind: WorkKind; object_id: string }>(
      'select id, kind, object_id from departure_items where tenant_id = $1 order by kind',
      [wijk.tenant.id],
    )
  const accept = (who: Actor, itemId: string, way?: 'keep' | 'cancel') =>
    withActor(who, (tx) => acceptHandover(tx, { itemId, ...(way ? { way } : {}), timeZone }))
  const openWork = async (personId = joost) => {
    const from = about.lastDay.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
    const found = await withActor(systemActor(wijk.tenant.id, testNow, newId()), (tx) =>
      listOpenWork(tx, { personId, from, timeZone }),
    )
    if (!Array.isArray(found)) throw new Error('refused')
    return found
  }
  const close = (who: Actor = admin, reason?: string, accountId = about.accountId) =>
    withActor(who, (tx) => closeAccount(tx, { accountId, timeZone, reason }))
  /** Everything that is open goes to Meral. */
  async function handEverythingOver(departureId: string) {
    for (const { kind, objectId } of await openWork()) {
      const proposed = await propose(noor, departureId, kind, objectId, about.meral.personId)
      if (!proposed.ok) throw new Error(proposed.refusal.code)
    }
    for (const { id } of await asked()) {
      const accepted = await accept(about.meral, id)
      if (!accepted.ok) throw new Error(accepted.refusal.code)
    }
  }
  return { rows, start, started, propose, asked, accept, openWork, close, handEverythingOver }
}

/** `ok`, or why it was refused. */
export const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) => (answer.ok ? 'ok' : answer.refusal?.code)

/** The administrator of the test neighbourhood has no row of a person until somebody signs in as one. */
async function asPerson({ owner, tenant, actors }: TestNeighbourhood): Promise<string> {
  await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, now())', [
    ...[tenant.id, actors.admin.personId],
  ])
  return actors.admin.personId
}

export const someoneNew = (teamIds: readonly string[]) => ({
  ...{ accountId: newId(), email: 'Nieuw@Praktijk.example', givenName: 'Tess', prefix: null, familyName: 'Jong' },
  ...{
    calledName: 'Tess',
    languages: ['nl'],
    role: 'PRACTICE_ASSISTANT' as ProfessionalRole,
    weekdays: [1, 2],
    teamIds,
  },
  startsOn: Temporal.PlainDate.from('2026-04-03'),
  timeZone: 'Europe/Amsterdam',
})

/** A neighbourhood of its own in which Joost can leave, and what is done about it; `end` leaves it empty. */
export async function makeLeavingWorld() {
  const wijk = await makeTestNeighbourhood()
  const about = await makeLeaving(wijk)
  const end = async () => {
    await wijk.owner.client.query('truncate tenants cascade')
    await wijk.end()
  }
  return { wijk, about, deeds: leavingDeeds(wijk, about), end }
}
export type LeavingWorld = Awaited<ReturnType<typeof makeLeavingWorld>>
