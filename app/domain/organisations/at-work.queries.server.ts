import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { professionals, teamMemberships, teams } from '#db/schema/organisations.ts'
import type { WorkRole } from '../shared/actor.ts'
import { fullName } from '../shared/person-name.ts'

/** Which of these people work in the wijk today, and in which of these organisations somebody does. Public. At most 1,000 each. */
export async function findAtWork(
  tx: Tx,
  asked: {
    readonly personIds: readonly (string | null)[]
    readonly organisationIds: readonly (string | null)[]
    readonly timeZone: string
  },
): Promise<{ readonly people: ReadonlySet<string>; readonly organisations: ReadonlySet<string> }> {
  const known = (ids: readonly (string | null)[]) => [...new Set(ids)].filter((id) => id !== null)
  const [personIds, organisationIds] = [known(asked.personIds), known(asked.organisationIds)]
  const today = tx.actor.now.toZonedDateTimeISO(asked.timeZone).toPlainDate()
  const m = teamMemberships
  const works = and(
    eq(m.tenantId, tx.actor.tenantId),
    lte(m.startsOn, today),
    or(isNull(m.endsOn), gte(m.endsOn, today)),
  )
  const people = personIds.length
    ? await tx
        .selectDistinct({ id: m.personId })
        .from(m)
        .where(and(works, inArray(m.personId, personIds)))
        .limit(1_000)
    : []
  const organisations = organisationIds.length
    ? await tx
        .selectDistinct({ id: teams.organisationId })
        .from(m)
        .innerJoin(teams, and(eq(teams.tenantId, m.tenantId), eq(teams.id, m.teamId)))
        .where(and(works, inArray(teams.organisationId, organisationIds)))
        .limit(1_000)
    : []
  return { people: new Set(people.map(({ id }) => id)), organisations: new Set(organisations.map(({ id }) => id)) }
}

/** Who works today in teams of an organisation, or in the whole wijk; by called name. Public. At most 300. */
export async function listPeopleAtWork(
  tx: Tx,
  { organisationId, timeZone }: { readonly organisationId: string | null; readonly timeZone: string },
): Promise<{ readonly id: string; readonly name: string }[]> {
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const [m, p] = [teamMemberships, professionals]
  const rows = await tx
    .selectDistinct({ id: p.id, calledName: p.calledName, given: p.givenName, prefix: p.prefix, family: p.familyName })
    .from(m)
    .innerJoin(teams, and(eq(teams.tenantId, m.tenantId), eq(teams.id, m.teamId)))
    .innerJoin(p, and(eq(p.tenantId, m.tenantId), eq(p.id, m.personId)))
    .where(
      and(
        eq(m.tenantId, tx.actor.tenantId),
        lte(m.startsOn, today),
        or(isNull(m.endsOn), gte(m.endsOn, today)),
        organisationId === null ? undefined : eq(teams.organisationId, organisationId),
      ),
    )
    .orderBy(p.calledName, p.id)
    .limit(300)
  return rows.map(({ id, calledName: _called, ...name }) => ({ id, name: fullName(name) }))
}

/** Somebody who works today for an organisation, with the role there. */
export interface OrganisationWorker {
  readonly id: string
  readonly name: string
  readonly role: WorkRole
  readonly organisationId: string
}

/** Who works today in teams of any organisation of the wijk, and as what; by called name. Public. At most 1,000. */
export async function listOrganisationWorkers(
  tx: Tx,
  { timeZone }: { readonly timeZone: string },
): Promise<OrganisationWorker[]> {
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const [m, p] = [teamMemberships, professionals]
  const rows = await tx
    .selectDistinct({
      ...{ id: p.id, role: m.role, organisationId: teams.organisationId, calledName: p.calledName },
      ...{ given: p.givenName, prefix: p.prefix, family: p.familyName },
    })
    .from(m)
    .innerJoin(teams, and(eq(teams.tenantId, m.tenantId), eq(teams.id, m.teamId)))
    .innerJoin(p, and(eq(p.tenantId, m.tenantId), eq(p.id, m.personId)))
    .where(and(eq(m.tenantId, tx.actor.tenantId), lte(m.startsOn, today), or(isNull(m.endsOn), gte(m.endsOn, today))))
    .orderBy(p.calledName, p.id)
    .limit(1_000)
  return rows.map(({ id, role, organisationId, given, prefix, family }) => ({
    ...{ id, role, organisationId },
    name: fullName({ given, prefix, family }),
  }))
}
