import { sql } from 'drizzle-orm'
import { sealIdentityNumber, sealPhone } from '#app/domain/identity/sealed-contact.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { accessGrants } from '../schema/access.ts'
import { accessLog, accessLogObjects } from '../schema/access.log.ts'
import { hiddenFromRepresentatives, mandates } from '../schema/access.sharing.ts'
import { invitations, invitees } from '../schema/consultations.ts'
import { residents } from '../schema/identity.ts'
import { questionDrafts } from '../schema/messaging.ts'
import { demoMails, notifications } from '../schema/notifications.ts'
import { testIdentityNumber } from '../seed/data/test-identity-number.ts'
import { makeAppointments } from '../seed/factories/appointments.server.ts'
import { makeAssessment, makeCoordinator } from '../seed/factories/dossier.server.ts'
import type { OwnerDb } from '../seed/factories/insert.server.ts'
import { makeThread } from '../seed/factories/messaging.server.ts'
import { makePermission } from '../seed/factories/permission.server.ts'
import { listTables } from './catalog.server.ts'
import { makeSignUp, type MadeSignUp } from './made-sign-up.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'
import { makeToldOfEarlier } from './told-of-earlier.server.ts'
import { makeUndelivered } from './undelivered.server.ts'

/** In everything that somebody wrote about Fatma; nothing else in the portal holds this word. */
export const canary = 'kanarievogel'

export interface Canary extends MadeSignUp {
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
  /** What Farid asked and she did not answer. */
  readonly permissionId: string
  /** The keyed hash of her citizen service number. */
  readonly bsnHash: string
  /** Her id, the ids of what is hers, and the word. */
  readonly marks: readonly string[]
}

const day = 24
const hoursAgo = (hours: number) => testNow.subtract({ hours })

async function makeTalk({ owner, tenant, actors }: TestNeighbourhood, word: string) {
  const residentId = actors.fatma.personId
  const personIds = [actors.joost.personId, actors.farid.personId]
  const startsAt = testNow.add({ hours: 10 * day })
  const heldUntil = testNow.add({ hours: 5 * day })
  const place = { startsAt, location: `Kamer ${word}` }
  const held = {
    residentId,
    personIds,
    teamId: null,
    visitTypeCode: 'THREE_WAY_CONVERSATION',
    status: 'pending' as const,
  }
  const [talkId] = await makeAppointments(owner, tenant.id, [
    { ...held, ...place, minutes: 45, heldUntil, reason: `Samen over ${word}` },
  ])
  const invitationId = newId()
  const of = { tenantId: tenant.id, residentId }
  await owner.db.insert(invitations).values({
    ...of,
    ...place,
    id: invitationId,
    appointmentId: talkId!,
    state: 'sent',
    subject: `Over ${word}`,
    personIds,
    createdAt: hoursAgo(2),
    sentAt: hoursAgo(1),
    answerBy: heldUntil,
  })
  await owner.db.insert(invitees).values([
    {
      ...{ ...of, invitationId, personId: personIds[0]!, role: actors.joost.role as 'GENERAL_PRACTITIONER' },
      ...{ state: 'declined', reason: `Liever niet, ${word}`, respondedAt: testNow },
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

async function makeLogLine({ owner, tenant, actors }: TestNeighbourhood, by: Actor, word: string) {
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
    userName: `Kijker ${word}`,
    roleCode: '03',
    portalRole: by.role,
    resource: 'assessment',
    query: `Gezocht naar ${word}`,
    requestId: newId(),
    sourceId: 'drieluik',
  })
  const object = { objectId: actors.fatma.personId, authorizationProtocol: 'drieluik-permissions/1', recordedAt: at }
  await owner.db.insert(accessLogObjects).values({ tenantId: tenant.id, entryId, ...object })
}

/** An offer to act for Fatma that nobody took on, and a thing that she hides from whoever does. */
async function makeOffer({ owner, tenant, actors }: TestNeighbourhood, threadId: string, word: string) {
  const residentId = actors.fatma.personId
  const of = { tenantId: tenant.id, residentId }
  await owner.db.insert(mandates).values({
    ...{ ...of, id: newId(), kind: 'PROXY', scopes: ['messages'], givenBy: residentId },
    ...{ invitedName: `Namens ${word}`, invitedEmail: `${word}@elders.example` },
    ...{ createdAt: hoursAgo(1), startsAt: hoursAgo(1), endsAt: testNow.add({ hours: 24 * 300 }) },
  })
  await owner.db.insert(hiddenFromRepresentatives).values({
    ...{ ...of, id: newId(), topic: 'MESSAGES', objectId: threadId, hiddenBy: residentId, hiddenByKind: 'resident' },
    during: sql<string>`tstzrange(${hoursAgo(1).toString()}::timestamptz, null)`,
  })
}

/**
 * One row of everything that the portal can hold about Fatma, each with the word in it where there is room for words.
 * @param wijk whose `fatma` it is about; another resident's with another `word` when somebody else stands there.
 * @param number which of the test numbers is hers.
 */
export async function makeCanary(wijk: TestNeighbourhood, word = canary, number = 0): Promise<Canary> {
  const { owner, tenant, actors, practice } = wijk
  const residentId = actors.fatma.personId
  const whose = { tenantId: tenant.id, id: residentId }
  const identityNumber = sealIdentityNumber(whose, testIdentityNumber(number))
  await owner.db
    .update(residents)
    .set({ street: `${word}straat 1`, phoneSealed: sealPhone(whose, `06 ${word}`), ...identityNumber })
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
    details: { topic: 'BODY', since: `Sinds ${word}`, tried: `Geprobeerd: ${word}` },
    messages: [{ body: `Ik maak me zorgen over ${word}`, translation: `Vertaald: ${word}`, sentAt: hoursAgo(30) }],
  })
  const { rows } = await owner.db.execute<{ id: string }>(sql`select id from messages where thread_id = ${threadId}`)
  const messageId = rows[0]!.id
  await owner.db
    .insert(questionDrafts)
    .values({ tenantId: tenant.id, residentId, answers: { question: `Nog niet af: ${word}` }, updatedAt: testNow })
  const [appointmentId] = await makeAppointments(owner, tenant.id, [
    {
      ...{ residentId, personIds: [actors.joost.personId], teamId: practice.id, visitTypeCode: 'CONSULT', minutes: 10 },
      startsAt: testNow.add({ hours: 7 * day }),
      location: practice.name,
      reason: `Vanwege ${word}`,
    },
  ])
  await makeToldOfEarlier(wijk, appointmentId!)
  const { id: assessmentId } = await makeAssessment(owner, tenant.id, {
    ...{ residentId, teamId: practice.id, createdAt: hoursAgo(2 * day), sentAt: hoursAgo(day), score: 4 },
    scoreComment: `Een vier, door ${word}`,
    priorities: ['MIND', 'SOCIAL'],
    notes: (['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] as const).map((domain) => ({
      domain,
      kind: 'concern',
      text: `${domain} ${word}`,
    })),
  })
  const talk = await makeTalk(wijk, word)
  await owner.db.insert(notifications).values({
    ...{ tenantId: tenant.id, id: newId(), personId: residentId, channel: 'email', template: 'newMessage' },
    ...{ status: 'sent', createdAt: testNow, sentAt: testNow },
  })
  await makeUndelivered(wijk, { residentId, appointmentId: appointmentId!, startsAt: testNow.add({ hours: 7 * day }) })
  const mail = { toAddress: 'fatma@bewoner.example', subject: 'Bericht', body: 'Er staat iets klaar', sentAt: testNow }
  await owner.db.insert(demoMails).values({ tenantId: tenant.id, id: newId(), ...mail })
  const { id: permissionId } = await makePermission(owner, tenant.id, {
    ...{ residentId, personId: actors.farid.personId },
    asked: {
      ...{ by: actors.farid.personId, teamId: wijk.buurtteam.id, at: hoursAgo(2) },
      ...{ topics: ['BODY'], reason: `Om samen te kijken naar ${word}` },
    },
  })
  await makeLogLine(wijk, actors.joost, word)
  await makeOffer(wijk, threadId, word)
  const signUp = await makeSignUp(wijk, { residentId, firstName: word, phone: `06${String(60_000_000 + number)}` })
  const ids = { residentId, threadId, messageId, appointmentId: appointmentId!, ...talk, assessmentId, permissionId }
  const marks = [word, signUp.signUpId, ...Object.values(ids)]
  return { ...ids, ...signUp, bsnHash: identityNumber.bsnHash ?? '', marks }
}

/** What grows by being asked, counters of teams, and what an editor writes for everybody, under whatever id is sent. */
const notHers = [
  'access_log',
  'access_log_objects',
  'access_log_seals',
  'sessions',
  'rate_limits',
  'team_inbox_counts',
  'assignee_inbox_counts',
  ...['decision_aids', 'decision_aid_versions', 'decision_aid_changes'],
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
