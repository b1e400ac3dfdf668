import { sql } from 'drizzle-orm'
import type { Scope } from '#app/domain/identity/scope.ts'
import { paths } from '#app/paths.ts'
import { makeMandate } from '../seed/factories/mandate.server.ts'
import { onBehalfOf } from './family.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from './route-walk.server.ts'
import { makeTestTalks } from './talks.server.ts'

/** Danuta, who acts for Fatma as far as her `mandate` goes, and what she does for her; with the talks of the neighbourhood. */
export async function makeFatmasProxy(wijk: TestNeighbourhood) {
  const { owner, tenant, actors } = wijk
  const { fatma, danuta } = actors
  const talks = await makeTestTalks(wijk)
  const cookies = {
    danuta: await cookieOf(wijk, tenant.id, danuta),
    fatma: await cookieOf(wijk, tenant.id, fatma),
    joost: await cookieOf(wijk, tenant.id, actors.joost),
  }
  const base = paths.onBehalfOf(fatma.personId).home

  /** Ends what mandate there is, and gives one for these scopes. */
  async function mandate(scopes: readonly Scope[]): Promise<void> {
    await owner.db.execute(
      sql`update mandates set ended_at = starts_at, end_reason = 'practice' where ended_at is null`,
    )
    await makeMandate(owner, tenant.id, {
      ...{ residentId: fatma.personId, representativePersonId: danuta.personId, kind: 'PROXY' },
      ...{ scopes, startsAt: testNow.subtract({ hours: 48 }) },
    })
  }
  /** Opens a page below `routes/`, or sends its form when there is a body; for Fatma unless it is somebody's own page. */
  async function call(file: string, path: string, params: object = {}, body?: object, who = cookies.danuta) {
    const { loader, action } = await importRoute(`routes/${file}`)
    const all: Record<string, string> = { ...params, ...(path.startsWith(base) ? { subjectId: fatma.personId } : {}) }
    const given = { path, params: all, tenant, cookie: who }
    if (!body) return visit(loader!, given)
    const typed = body instanceof URLSearchParams ? body : new URLSearchParams(body as Record<string, string>)
    return visit(action!, { ...given, body: typed })
  }
  return {
    ...{ talks, cookies, base, mandate, call, acting: onBehalfOf(danuta, fatma) },
    /** What Fatma's log says that was done for her with this. */
    logOf: (resource: string) =>
      talks.rows<{ user_name: string; responsible: string | null; action: string; outcome: string }>(
        sql`select l.user_name, l.responsible_user_id as responsible, l.action, l.outcome from access_log l join access_log_objects o on o.entry_id = l.id
            where o.object_id = ${fatma.personId} and l.portal_role = 'REPRESENTATIVE' and l.resource = ${resource} order by l.recorded_at, l.id`,
      ),
  }
}
export type FatmasProxy = Awaited<ReturnType<typeof makeFatmasProxy>>
