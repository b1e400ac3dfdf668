import { sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { accessGrants, accessLog, accessLogObjects } from '../schema/access.ts'
import { invitations, invitees } from '../schema/consultations.ts'
import { residents } from '../schema/identity.ts'
import { questionDrafts } from '../schema/messaging.ts'
import { demoMails, notifications } from '../schema/notifications.ts'
import { makeAppointments } from '../seed/factories/appointments.server.ts'
import { makeAssessment, makeCoordinator } from '../seed/factories/dossier.server.ts'
import type { OwnerDb } from '../seed/factories/insert.server.ts'
import { makeThread } from '../seed/factories/messaging.server.ts'
import { listTables } from './catalog.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

/** In everything that somebody wrote about Fatma; nothing else in the portal holds this word. */
export const canary = 'kanarievogel'

export interface Canary {
  readonly residentId: string
  readonly threadId: string
  readonly messageId: string
  /** With the practice. */
  readonly appointmentId: string
  /** The drie-gesprek with Joost and Farid. */
  readonly talkId: string
  readonly invitationId: string
  /** Sent to the practice, not agreed. */
  readonly assessmentId: string
  /** Her id, the ids of what is hers, and the word. */
  readonly marks: readonly string[]
}

const day = 24
const hoursAgo = (hours: number) => testNow.subtract({ hours })

async function makeTalk({ owner, tenant, actors }: TestNeighbourhood) {
  const residentId = actors.fatma.personId
  const personIds = [actors.joost.personId, actors.farid.personId]
  const startsAt = testNow.add({ hours: 10 * day })
  const heldUntil = testNow.add({ hours: 5 * day })
  const place = { startsAt, location: `Kamer ${canary}` }
  const held = {
    residentId,
    personIds,
    teamId: null,
    visitTypeCode: 'THREE_WAY_CONVERSATION',
    status: 'pending' as const,
  }
  const [talkId] = await makeAppointments(owner, tenant.id, [
    { ...held, ...place, minutes: 45, heldUntil, reason: `Samen over ${canary}` },
  ])
  const invitationId = newId()
  const of = { tenantId: tenant.id, residentId }
  await owner.db.insert(invitations).values({
    ...of,
    ...place,
    id: invitationId,
    appointmentId: talkId!,
    state: 'sent',
    subject: `Over ${canary}`,
    personIds,
    createdAt: hoursAgo(2),
    sentAt: hoursAgo(1),
    answerBy: heldUntil,
  })
  await owner.db.insert(invitees).values([
    {
      ...{ ...of, invitationId, personId: personIds[0]!, role: actors.joost.role as 'GENERAL_PRACTITIONER' },
      ...{ state: 'declined', reason: `Liever niet, ${canary}`, respondedAt: testNow },
    },
    { ...of, invitationId, personId: personIds[1]!, role: actors.farid.role as 'SOCIAL_WORKER', state: 'invited' },
  ])
  const opened = [
    { topic: 'PLAN', objectId: invitationId, sourceId: invitationId },
    { topic: 'APPOINTMENTS', objectId: talkId!, sourceId: talkId! },
  ]
  await owner.db.insert(accessGrants).values(
    personIds.flatMap((granteePersonId) =>
      opened.map((grant) => ({
        ...of,
        ...grant,
        id: newId(),
        granteePersonId,
        level: 'contribute' as const,
        source: 'participation' as const,
        during: sql<string>`tstzrange(${hoursAgo(1).toString()}::timestamptz, null)`,
      })),
    ),
  )
  return { talkId: talkId!, invitationId }
}

async function makeLogLine({ owner, tenant, actors }: TestNeighbourhood, by: Actor) {
  const entryId = newId()
  const at = hoursAgo(3)
  await owner.db.insert(accessLog).values({
    tenantId: tenant.id,
    id: entryId,
    recordedAt: at,
    eventCode: '110110',
    action: 'R',
    outcome: 'success',
    checks: 'TTFF',
    userId: by.personId!,
    userName: canary,
    roleCode: '03',
    portalRole: by.role,
    resource: 'assessment',
    query: canary,
    requestId: newId(),
    sourceId: 'drieluik',
  })
  const object = { objectId: actors.fatma.personId, authorizationProtocol: 'drieluik-permissions/1', recordedAt: at }
  await owner.db.insert(accessLogObjects).values({ tenantId: tenant.id, entryId, ...object })
}

/** One row of everything that the portal can hold about Fatma, each with the word in it where there is room for words. */
export async function makeCanary(wijk: TestNeighbourhood): Promise<Canary> {
  const { owner, tenant, actors, practice } = wijk
  const residentId = actors.fatma.personId
  await owner.db
    .update(residents)
    .set({ street: `${canary}straat 1`, phone: `06 ${canary}` })
    .where(sql`${residents.id} = ${residentId}`)
  await makeCoordinator(owner, tenant.id, { residentId, personId: actors.joost.personId, startsAt: hoursAgo(day) })
  const { id: threadId } = await makeThread(owner, tenant.id, {
    ...{
      residentId,
      teamId: practice.id,
      state: 'in_progress',
      assignedPersonId: actors.sanne.personId,
      dueAt: testNow,
    },
    details: { topic: 'BODY', since: canary, tried: canary },
    messages: [{ body: `Ik maak me zorgen over ${canary}`, translation: `Vertaald: ${canary}`, sentAt: hoursAgo(30) }],
  })
  const { rows } = await owner.db.execute<{ id: string }>(sql`select id from messages where thread_id = ${threadId}`)
  const messageId = rows[0]!.id
  await owner.db
    .insert(questionDrafts)
    .values({ tenantId: tenant.id, residentId, answers: { text: `Nog niet af: ${canary}` }, updatedAt: testNow })
  const [appointmentId] = await makeAppointments(owner, tenant.id, [
    {
      ...{ residentId, personIds: [actors.joost.personId], teamId: practice.id, visitTypeCode: 'CONSULT', minutes: 10 },
      startsAt: testNow.add({ hours: 7 * day }),
      location: practice.name,
      reason: `Vanwege ${canary}`,
    },
  ])
  const { id: assessmentId } = await makeAssessment(owner, tenant.id, {
    ...{ residentId, teamId: practice.id, createdAt: hoursAgo(2 * day), sentAt: hoursAgo(day), score: 4 },
    scoreComment: `Een vier, door ${canary}`,
    priorities: ['MIND', 'SOCIAL'],
    notes: (['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] as const).map((domain) => ({
      domain,
      kind: 'concern',
      text: `${domain} ${canary}`,
    })),
  })
  const talk = await makeTalk(wijk)
  await owner.db.insert(notifications).values({
    ...{ tenantId: tenant.id, id: newId(), personId: residentId, channel: 'email', template: 'newMessage' },
    ...{ status: 'sent', createdAt: testNow, sentAt: testNow },
  })
  const mail = { toAddress: 'fatma@bewoner.example', subject: 'Bericht', body: 'Er staat iets klaar', sentAt: testNow }
  await owner.db.insert(demoMails).values({ tenantId: tenant.id, id: newId(), ...mail })
  await makeLogLine(wijk, actors.joost)
  const ids = { residentId, threadId, messageId, appointmentId: appointmentId!, ...talk, assessmentId }
  return { ...ids, marks: [canary, ...Object.values(ids)] }
}

/** What grows by being asked, and counters of teams. */
const notHers = [
  'access_log',
  'access_log_objects',
  'access_log_seals',
  'sessions',
  'rate_limits',
  'team_inbox_counts',
  'assignee_inbox_counts',
]

/** Everything about Fatma as the owner sees it, in one text: the same before and after what must change nothing. */
export async function rowsAbout(owner: OwnerDb, { marks }: Canary): Promise<string> {
  const tables = (await listTables(owner)).filter(({ name }) => !notHers.includes(name))
  const rows = await Promise.all(
    tables.map(({ name }) =>
      owner.client.query<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t order by 1`),
    ),
  )
  const texts = rows.flatMap((answer) => answer.rows.map(({ row }) => row))
  return texts.filter((row) => marks.some((mark) => row.includes(mark))).join('\n')
}

/** How often Fatma's log says that somebody was refused. */
export async function countRefusals(owner: OwnerDb, { residentId }: Canary): Promise<number> {
  const { rows } = await owner.client.query<{ count: number }>(
    `select count(*)::int as count from access_log l join access_log_objects o on o.entry_id = l.id
     where l.outcome = 'refused' and o.object_id = $1`,
    [residentId],
  )
  return rows[0]?.count ?? 0
}
