import { weekdayText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { CareTeamMember } from './care-team.queries.server.ts'
import type { ShownMember } from './shown-member.ts'

/** The role of a member in the reader's words. A specialty is text of the team itself, in Dutch, and is left out. */
function roleText({ work }: CareTeamMember, t: PortalT): string | null {
  return work ? t(`access:roles.${work.role}`) : null
}

/** Those who are involved, in the reader's words: who, what they do, on which days, and what to call. */
export function showCareTeam(
  members: readonly CareTeamMember[],
  { t, language }: { readonly t: PortalT; readonly language: string },
): ShownMember[] {
  return members.map((member) => {
    const { personId, name, calledName, coordinates, weekdays, work } = member
    const days = weekdays.map((weekday) => weekdayText(weekday, language, 'short'))
    return {
      personId,
      name,
      calledName,
      role: roleText(member, t),
      team: work?.teamName ?? null,
      bond: work?.bond ?? null,
      phone: work?.teamPhone ?? null,
      coordinates,
      days: days.length > 0 ? new Intl.ListFormat(language).format(days) : null,
      shortDays: days.join(' '),
    }
  })
}
