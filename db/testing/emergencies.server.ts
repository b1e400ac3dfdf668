import { getDossierCard } from '#app/domain/dossier/dossier-card.queries.server.ts'
import { pressEmergency, type Press } from '#app/domain/access/press-emergency.server.ts'
import { tellEmergency } from '#app/domain/access/tell-emergency.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { systemActor, type Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeAssessment } from '../seed/factories/dossier.server.ts'
import { makeThread } from '../seed/factories/messaging.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

export const emergencyReason = 'Gevonden op straat, niet aanspreekbaar, ik moet weten wat speelt.'

/** A privacy officer of the test neighbourhood, ready to act. */
export async function makeTestOfficer({
  owner,
  tenant,
  actors,
}: TestNeighbourhood): Promise<Actor & { personId: string }> {
  const personId = newId()
  const values = [tenant.id, personId, testNow.toString()]
  await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, $3)', values)
  return { ...actors.admin, kind: 'officer', role: 'PRIVACY_OFFICER', personId, displayName: 'Toezicht' }
}

/** The emergency button on Fatma's record, which has a 4D that was agreed and a thread with her practice. */
export async function makeTestEmergencies(wijk: TestNeighbourhood) {
  const { owner, tenant, actors, practice } = wijk
  const residentId = actors.fatma.personId
  const ago = (hours: number) => testNow.subtract({ hours })
  await makeAssessment(owner, tenant.id, {
    ...{ residentId, teamId: practice.id, createdAt: ago(80), sentAt: ago(70), agreedAt: ago(60) },
    ...{ score: 4, priorities: ['MIND'] },
    notes: (['BODY', 'MIND'] as const).map((domain) => ({ domain, kind: 'concern', text: `Zorg over ${domain}` })),
  })
  const { id: threadId } = await makeThread(owner, tenant.id, {
    ...{ residentId, teamId: practice.id, state: 'in_progress', dueAt: testNow },
    messages: [{ body: 'Ik heb pijn', sentAt: ago(30) }],
  })
  const tenantWith = (more: object = {}) => ({
    timeZone: 'Europe/Amsterdam',
    settings: { ...tenant.settings, ...more },
  })
  const press = (actor: Actor, more: Partial<Press> = {}) =>
    withActor(actor, (tx) =>
      pressEmergency(tx, {
        ...{ emergencyId: newId(), residentId, teamId: actor.teamIds[0] ?? '', tenant: tenantWith() },
        ...{ reasonCode: 'UNCONSCIOUS', reason: emergencyReason },
        ...more,
      }),
    )
  return {
    threadId,
    tenantWith,
    press,
    /** The id of a press that must succeed. */
    async pressed(actor: Actor, more: Partial<Press> = {}): Promise<string> {
      const answer = await press(actor, more)
      if (!answer.ok) throw new Error(answer.refusal.code)
      return answer.value.emergencyId
    },
    tell: (emergencyId: string, now = testNow) =>
      withActor(systemActor(tenant.id, now, 'test'), (tx) => tellEmergency(tx, { emergencyId })),
    /** What this actor sees of Fatma's 4D. */
    reads: (actor: Actor) =>
      withActor(actor, async (tx) => {
        const card = await getDossierCard(tx, residentId)
        const dossier = card.kind === 'content' ? card.dossier : null
        return { kind: card.kind, topics: dossier?.topics ?? [], notes: dossier?.latest?.notes.length ?? 0 }
      }),
    /** The last entry of the log about a resource. */
    async lastLogged(resource: string) {
      const { rows } = await owner.client.query<Record<string, unknown>>(
        'select action, outcome, checks, query, event_type, purpose_of_use from access_log where resource = $1 order by written_at desc limit 1',
        [resource],
      )
      return rows[0]
    },
    /** As if nobody ever pressed. */
    async clear() {
      for (const statement of [
        "delete from access_grants where source = 'emergency'",
        'delete from emergency_accesses',
        'delete from notifications',
      ])
        await owner.client.query(statement)
    },
  }
}
