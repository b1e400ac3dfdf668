import { endAccess } from '#app/domain/access/end-access.server.ts'
import { givePermission } from '#app/domain/access/give-permission.server.ts'
import type { Recipient } from '#app/domain/access/sharing.ts'
import type { Topic } from '#app/domain/access/topics.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { getDossier } from '#app/domain/dossier/dossier.queries.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeAssessment } from '../seed/factories/dossier.server.ts'
import { later, makeTestNeighbourhood, testNow } from './neighbourhood.server.ts'

export const toPerson = ({ personId }: { personId: string }): Recipient => ({ personId, teamId: null, role: null })
export const toTeam = ({ id }: { id: string }, role: Recipient['role'] = null): Recipient => ({
  ...{ personId: null, teamId: id, role },
})
export const soon = <T extends Actor>(actor: T, minutes = 5) => later(actor, { minutes })

/** A neighbourhood in which Fatma has a 4D about all four domains; what she gives and ends, and what others read of it. */
export async function makeSharingWorld() {
  const wijk = await makeTestNeighbourhood()
  const { client } = wijk.owner
  const { fatma } = wijk.actors
  const residentId = fatma.personId
  await makeAssessment(wijk.owner, wijk.tenant.id, {
    ...{ residentId, teamId: wijk.practice.id, createdAt: testNow.subtract({ hours: 48 }) },
    ...{ sentAt: testNow.subtract({ hours: 40 }), agreedAt: testNow.subtract({ hours: 30 }), score: 4 },
    notes: (['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] as const).map((domain) => ({
      ...{ domain, kind: 'concern' as const, text: `Iets over ${domain}` },
    })),
  })
  return {
    wijk,
    fatma,
    /** As it was: nothing given, and nothing of the practice or the buurtteam ended. */
    async forget(): Promise<void> {
      await client.query('delete from sharing_permissions')
      await client.query(`delete from access_grants where source = 'permission' or lower(during) >= $1`, [
        testNow.toString(),
      ])
      await client.query(
        `update access_grants set during = tstzrange(lower(during), null) where source = 'care_relationship'`,
      )
    },
    give: (recipient: Recipient, topics: Topic[], actor: Actor = fatma, id = newId()) =>
      withActor(actor, (tx) =>
        givePermission(tx, {
          ...{ permissionId: id, residentId, recipient, topics, months: null, language: 'tr', tenant: wijk.tenant },
        }),
      ),
    end: (recipient: Recipient, topic: Topic, actor: Actor = soon(fatma)) =>
      withActor(actor, (tx) => endAccess(tx, { residentId, recipient, topic })),
    /** The domains of Fatma's 4D that somebody reads; `closed` for who finds nothing. */
    async reads(actor: Actor): Promise<string> {
      const dossier = await withActor(actor, (tx) => getDossier(tx, residentId))
      if (!dossier.ok) return 'closed'
      return [...new Set(dossier.value.latest?.notes.map(({ domain }) => domain))].sort().join(' ')
    },
    /** Who touched what of Fatma's, in the log. */
    async logged(): Promise<string[]> {
      const { rows } = await client.query<{ line: string }>(
        `select distinct l.user_name || ' ' || l.resource || ' ' || l.outcome as line from access_log l
         join access_log_objects o on o.entry_id = l.id where o.object_id = $1 order by 1`,
        [residentId],
      )
      return rows.map(({ line }) => line)
    },
  }
}
