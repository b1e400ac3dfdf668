import type { Tx } from '#db/client.server.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { listWork, type Work } from '../organisations/memberships.queries.server.ts'
import { recipientName } from './recipient-name.server.ts'
import { recipientText } from './recipient-text.ts'
import { permissionTopics } from './sharing.ts'
import type { ShownChoice } from './shown-sharing.ts'
import { topicsOf, type Topic } from './topics.ts'
import { listStopped } from './who-may-see.queries.server.ts'

type OfTeam = Pick<Work, 'teamId' | 'teamName' | 'role'>

/** A team as a whole, and one role in it, also for who comes to work there later (CON-1). */
function teamChoices(works: readonly OfTeam[], t: PortalT): ShownChoice[] {
  return [...Map.groupBy(works, ({ teamId }) => teamId)].flatMap(([teamId, ofTeam]) => {
    const teamName = ofTeam[0]?.teamName ?? ''
    const roles = [...new Set(ofTeam.map(({ role }) => role))]
    const whole = { personId: null, teamId, role: null } as const
    return [
      { value: recipientText(whole), label: teamName, description: t('sharing:give.who.everyone') },
      ...roles.map((role) => ({
        value: recipientText({ ...whole, role }),
        label: recipientName({ role }, teamName, t),
        description: t('sharing:give.who.roleHelp'),
      })),
    ]
  })
}

// i18n: access:roles.*
/** Everybody, each team as a whole and each role in it, that a permission opens something for; teams first. */
export function choicesOf(works: readonly Work[], t: PortalT): ShownChoice[] {
  const open = works.filter(({ role }) => permissionTopics(role).length > 0)
  const people = new Map(open.map((work) => [work.personId, work]))
  return [
    ...teamChoices(open, t),
    ...[...people.values()].map(({ personId, calledName, role, teamName }) => ({
      value: recipientText({ personId, teamId: null, role: null }),
      label: calledName,
      description: [t(`access:roles.${role}`), teamName].join(' · '),
    })),
  ]
}

/** The own practice and support of which the resident ended something: to give it back, to all or to one role that reads it. */
export async function choicesToGiveBack(
  tx: Tx,
  { residentId, timeZone, t }: { readonly residentId: string; readonly timeZone: string; readonly t: PortalT },
): Promise<ShownChoice[]> {
  const stopped = Map.groupBy(await listStopped(tx, residentId), ({ teamId }) => teamId)
  if (stopped.size === 0) return []
  const works = await listWork(tx, { teamIds: [...stopped.keys()], timeZone })
  const reads = (role: Work['role'], topics: readonly Topic[]) => topicsOf(role).some((topic) => topics.includes(topic))
  const helps = works.filter(({ teamId, role }) =>
    reads(
      role,
      (stopped.get(teamId) ?? []).map(({ topic }) => topic),
    ),
  )
  return teamChoices(helps, t)
}
