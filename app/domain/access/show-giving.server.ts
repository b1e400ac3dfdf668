import type { Tx } from '#db/client.server.ts'
import { listWork, searchWork } from '../organisations/memberships.queries.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { decideAccess } from './decide-access.server.ts'
import { longestPermission } from './write-permission.server.ts'
import { listOwnProfessionals } from './own-professionals.server.ts'
import { choicesOf, choicesToGiveBack } from './giving-choices.server.ts'
import type { GivingQuery, GivingStep } from './giving-steps.ts'
import { recipientName } from './recipient-name.server.ts'
import { readRecipient, recipientText } from './recipient-text.ts'
import { findReach, findRecipient } from './recipients.server.ts'
import { sharingDay, showTopics, type SharingReader } from './show-sharing.server.ts'
import { isTopic, monthChoices, permissionEnd } from './sharing.ts'
import type { ShownGiving } from './shown-sharing.ts'
import type { Topic } from './topics.ts'

interface Asked extends SharingReader {
  readonly residentId: string
  readonly tenant: Pick<Tenant, 'settings' | 'timeZone'>
}

async function showWho(tx: Tx, asked: Asked, { zoek }: GivingQuery): Promise<Result<ShownGiving>> {
  const { residentId, tenant } = asked
  const helpers = await listOwnProfessionals(tx, residentId)
  const own = helpers.ok ? helpers.value : []
  const works = await listWork(tx, { personIds: own.map(({ personId }) => personId), timeZone: tenant.timeZone })
  const again = await choicesToGiveBack(tx, { residentId, timeZone: tenant.timeZone, t: asked.t })
  const choices = [...again, ...choicesOf(works, asked.t)]
  const known = new Map(choices.map((choice) => [choice.value, choice]))
  const found = choicesOf(await searchWork(tx, { words: zoek, timeZone: tenant.timeZone }), asked.t)
  return done({
    step: 'wie',
    own: [...known.values()],
    found: found.filter(({ value }) => !known.has(value)).slice(0, 20),
    words: zoek,
  })
}

/**
 * One page of giving, in words. Answers `notFound` to who may not give for this resident; null for a page before which
 * another one has to be filled in.
 */
export async function showGiving(
  tx: Tx,
  step: GivingStep,
  query: GivingQuery,
  asked: Asked,
): Promise<Result<ShownGiving | null>> {
  const { residentId, tenant } = asked
  const decision = await decideAccess(tx, { residentId, resource: 'permission', action: 'read' })
  if (!decision.granted) return notFound
  if (step === 'wie') return showWho(tx, asked, query)
  const recipient = readRecipient(query.wie)
  const known = recipient && (await findRecipient(tx, recipient, tenant.timeZone))
  if (!recipient || !known) return done(null)
  const wie = recipientText(recipient)
  const reach = await findReach(tx, residentId, known)
  const givable = reach.givable.filter((topic) => decision.topics.includes(topic))
  const name = recipientName(recipient, known.name, asked.t)
  if (step === 'wat') return done({ step, wie, name, topics: showTopics(givable, asked) })
  const onderwerp: Topic[] = query.onderwerp.filter(isTopic).filter((topic) => givable.includes(topic))
  if (onderwerp.length === 0) return done(null)
  const longest = longestPermission(tenant)
  const byCare = onderwerp.every((topic) => reach.byCare.includes(topic))
  const { t, timeZone } = asked
  if (step === 'hoelang' && !byCare) {
    const choices = monthChoices(longest).map((months) => ({
      value: String(months),
      label: t('sharing:give.howLong.months', { count: months }),
    }))
    return done({ step, wie, onderwerp, choices, proposed: String(longest) })
  }
  const typed = Number(query.maanden)
  const months = Number.isInteger(typed) && typed > 0 ? Math.min(typed, longest) : longest
  const end = permissionEnd(tx.actor.now, { months, longest, timeZone }, reach.supportEndsAt)
  return done({
    step: 'nakijken',
    permissionId: newId(),
    wie,
    name,
    topics: showTopics(onderwerp, asked),
    maanden: byCare ? null : months,
    until: byCare ? t('sharing:give.check.asLong') : sharingDay(end, asked),
  })
}
