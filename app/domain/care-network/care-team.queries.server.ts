import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { caseCoordinators } from '#db/schema/care-network.ts'
import { listOwnProfessionals, type OwnProfessional } from '../access/own-professionals.server.ts'
import { workingWeekdays } from '../appointments/schedules.queries.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { done, type Result } from '../shared/result.ts'

/** Someone who is involved with a resident (BO-2). */
export interface CareTeamMember extends Pick<OwnProfessional, 'personId' | 'name' | 'calledName' | 'languages'> {
  /** null for a coordinator who has no care relationship of their own with this resident. */
  readonly work: Pick<OwnProfessional, 'role' | 'specialty' | 'teamName' | 'teamKind' | 'teamPhone' | 'bond'> | null
  /** Keeps the overview (REG-1); exactly one does, or nobody. */
  readonly coordinates: boolean
  /** ISO weekdays with sessions, in order. */
  readonly weekdays: readonly number[]
}

async function findCoordinator(tx: Tx, residentId: string): Promise<string | null> {
  const { tenantId, now } = tx.actor
  const [found] = await tx
    .select({ personId: caseCoordinators.personId })
    .from(caseCoordinators)
    .where(
      and(
        eq(caseCoordinators.tenantId, tenantId),
        eq(caseCoordinators.residentId, residentId),
        lte(caseCoordinators.startsAt, now),
        or(isNull(caseCoordinators.endsAt), gt(caseCoordinators.endsAt, now)),
      ),
    )
    .limit(1)
  return found?.personId ?? null
}

/**
 * Everyone who is involved with this resident at the actor's instant: who keeps the overview first, then the own
 * huisarts, the practice, and who gives support.
 * @param timeZone of the wijk, in which today's sessions are meant.
 * Answers `notFound` to who may not see the care team: `listOwnProfessionals` decides `careTeam/read`.
 */
export async function getCareTeam(
  tx: Tx,
  { residentId, timeZone }: { readonly residentId: string; readonly timeZone: string },
): Promise<Result<CareTeamMember[]>> {
  const own = await listOwnProfessionals(tx, residentId)
  if (!own.ok) return own
  const coordinator = await findCoordinator(tx, residentId)
  const known = own.value.map(({ personId, name, calledName, languages, ...work }) => ({
    ...{ personId, name, calledName, languages },
    work,
  }))
  const apart = coordinator !== null && !known.some(({ personId }) => personId === coordinator)
  const others = apart ? [...(await findProfessionals(tx, [coordinator])).values()] : []
  const everyone = [...others.map(({ id, ...name }) => ({ ...name, personId: id, work: null })), ...known]
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const weekdays = await workingWeekdays(
    tx,
    everyone.map(({ personId }) => personId),
    today,
  )
  const members = everyone.map((member) => ({
    ...member,
    coordinates: member.personId === coordinator,
    weekdays: weekdays.get(member.personId) ?? [],
  }))
  return done(members.sort((a, b) => Number(b.coordinates) - Number(a.coordinates)))
}
