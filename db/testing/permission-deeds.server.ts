import { answerPermission, type Answer } from '#app/domain/access/answer-permission.server.ts'
import { askPermission } from '#app/domain/access/ask-permission.server.ts'
import { decideAccess } from '#app/domain/access/decide-access.server.ts'
import { respondToRecorded } from '#app/domain/access/object-to-permission.server.ts'
import { listWaiting } from '#app/domain/access/permissions.queries.server.ts'
import { recordPermission } from '#app/domain/access/record-permission.server.ts'
import type { Recipient } from '#app/domain/access/sharing.ts'
import type { Topic } from '#app/domain/access/topics.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, type Result } from '#app/domain/shared/result.ts'
import { later, testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

export const person = (actor: { personId: string }): Recipient => ({
  personId: actor.personId,
  teamId: null,
  role: null,
})
export const code = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code)
export const at = <T extends Actor>(actor: T, minutes: number) => later(actor, { minutes })

/** Takes away every permission and what it opened and told, so that each test begins with the practice alone. */
export async function forgetPermissions({ owner: { client } }: TestNeighbourhood): Promise<void> {
  await client.query('delete from sharing_permissions')
  await client.query('delete from notifications')
  await client.query(`delete from access_grants where source = 'permission' or lower(during) >= $1`, [
    testNow.toString(),
  ])
  await client.query(
    `update access_grants set during = tstzrange(lower(during), null) where source = 'care_relationship'`,
  )
}

/** What people do about permissions of Fatma; the wijk is asked for when they do it. */
export function permissionDeeds(wijk: () => TestNeighbourhood) {
  const residentId = () => wijk().actors.fatma.personId

  async function ask(
    actor: Actor & { personId: string } = wijk().actors.farid,
    topics: Topic[] = ['BODY', 'MIND'],
    permissionId = newId(),
    recipient = person(actor),
  ) {
    const asking = {
      permissionId,
      residentId: residentId(),
      recipient,
      topics,
      reason: 'Om samen te kijken',
      tenant: wijk().tenant,
    }
    return { id: permissionId, answer: await withActor(actor, (tx) => askPermission(tx, asking)) }
  }
  const answer = (permissionId: string, given: Answer, actor: Actor = at(wijk().actors.fatma, 5)) =>
    withActor(actor, (tx) =>
      answerPermission(tx, { ...given, permissionId, residentId: residentId(), language: 'tr', tenant: wijk().tenant }),
    )
  const record = (
    actor: Actor = wijk().actors.sanne,
    recipient = person(wijk().actors.farid),
    topics: Topic[] = ['BODY'],
    permissionId = newId(),
  ) =>
    withActor(actor, (tx) =>
      recordPermission(tx, {
        ...{
          permissionId,
          residentId: residentId(),
          recipient,
          topics,
          how: 'oral',
          language: 'tr',
          interpreter: 'phone',
        },
        tenant: wijk().tenant,
      }),
    )
  const respond = (permissionId: string, said: 'confirm' | 'object', actor: Actor = at(wijk().actors.fatma, 5)) =>
    withActor(actor, (tx) => respondToRecorded(tx, { permissionId, residentId: residentId(), answer: said }))
  const opens = async (actor: Actor, topic: Topic) => {
    const asked = { residentId: residentId(), resource: 'assessment', action: 'read', topic } as const
    const answered = await withActor(actor, async (tx) => done((await decideAccess(tx, asked)).granted))
    return answered.ok && answered.value
  }
  const told = async () => {
    const { rows } = await wijk().owner.client.query<{ person_id: string; template: string }>(
      'select person_id, template from notifications order by id',
    )
    return rows.map(({ person_id, template }) => [person_id, template])
  }
  const waiting = async (actor: Actor, withLater = false) => {
    const found = await withActor(actor, async (tx) =>
      done(await listWaiting(tx, { residentId: residentId(), most: 5, withLater })),
    )
    return found.ok ? found.value.map(({ state }) => state) : []
  }
  return { residentId, ask, answer, record, respond, opens, told, waiting }
}
