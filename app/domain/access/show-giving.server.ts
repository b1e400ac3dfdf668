import type { Tx } from '#db/client.server.ts'
import { searchWork, listWork, type Work } from '../organisations/memberships.queries.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { decideAccess } from './decide-access.server.ts'
import { longestPermission } from './give-permission.server.ts'
import { listOwnProfessionals } from './own-professionals.server.ts'
import { readRecipient, recipientText } from './recipient-text.ts'
import type { GivingQuery, GivingStep } from './giving-steps.ts'
import { findReach, findRecipient } from './recipients.server.ts'
import { sharingDay, showTopics, type SharingReader } from './show-sharing.server.ts'
import { isTopic, monthChoices, permissionEnd, permissionTopics } from './sharing.ts'
import type { ShownChoice, ShownGiving } from './shown-sharing.ts'
import type { Topic } from './topics.ts'
import { listStopped } from './who-may-see.queries.server.ts'

interface Asked extends SharingReader {
  readonly residentId: string
  readonly tenant: Pick<Tenant, 'settings' | 'timeZone'>
}

/** Everybody, and each team as a whole, that a permission opens something for; teams first. */
function choicesOf(works: readonly Work[], { t }: SharingReader): ShownChoice[] {
  const open = works.filter(({ role }) => permissionTopics(role).length > 0)
  const teams = new Map(open.map((work) => [work.teamId, work]))
  const people = new Map(open.map((work) => [work.personId, work]))
  return [
    ...[...teams.values()].map(({ teamId, teamName }) => ({
      value: recipientText({ personId: null, teamId, role: null }),
      label: teamName,
      description: t('sharing:give.who.everyone'),
    })),
    ...[...people.values()].map(({ personId, calledName, role, teamName }) => ({
      value: recipientText({ personId, teamId: null, role: null }),
      label: calledName,
      description: [t(`access:roles.${role}`), teamName].join(' · '),
    })),
  ]
}

async function showWho(tx: Tx, asked: Asked, { zoek }: GivingQuery): Promise<Result<ShownGiving>> {
  const { residentId, tenant } = asked
  const helpers = await listOwnProfessionals(tx, residentId)
  const own = helpers.ok ? helpers.value : []
  const works = await listWork(tx, { personIds: own.map(({ personId }) => personId), timeZone: tenant.timeZone })
  const stopped = new Map((await listStopped(tx, residentId)).map((each) => [each.teamId, each]))
  const again = [...stopped.values()].map(({ teamId, teamName }) => ({
    value: recipientText({ personId: null, teamId, role: null }),
    label: teamName,
    description: asked.t('sharing:give.who.everyone'),
  }))
  const choices = [...again, ...choicesOf(works, asked)]
  const known = new Map(choices.map((choice) => [choice.value, choice]))
  const found = choicesOf(await searchWork(tx, { words: zoek, timeZone: tenant.timeZone }), asked)
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
  const { name } = known
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
