import type { Tx } from '#db/client.server.ts'
import { leastAssurance, neededAssurance } from '../identity/assurance.ts'
import { keepChildAccounts, listPractices } from '../organisations/teams.queries.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { usualDirectoryDays, usualSignUpDays, type TenantSettings } from '../tenants/tenant.ts'
import { holdSettings, keepSettings, readSettings } from '../tenants/tenants.queries.server.ts'
import { decideByRole } from './decide-by-role.server.ts'
import { noticeDelayHours } from './emergency.ts'
import { mandateMonths } from './mandate-place.ts'
import { settableAreas, type WijkSettings } from './settings-form.ts'
import { longestPermission } from './write-permission.server.ts'

/** The settings that an administrator changes, as they hold now, and the practices of the wijk. Public. */
export async function getSettings(tx: Tx) {
  const settings = await readSettings(tx)
  const practices = await listPractices(tx)
  const areas = settableAreas.map((area) => ({ area, level: neededAssurance(area, settings) }))
  return {
    practices,
    ...{ areas, emergencyRoles: settings.emergencyRoles ?? [], emergencyNoticeDelayHours: noticeDelayHours(settings) },
    ...{ permissionMonths: longestPermission({ settings }), mandateMonths: mandateMonths({ settings }) },
    ...daysOf(settings),
  }
}

/** How long who signed up is known, and an entry of the sociale kaart is fresh and shown (PUB-2, PUB-6). */
const daysOf = ({
  signUpDays,
  directoryStaleDays,
  directoryHiddenDays,
}: Pick<TenantSettings, 'signUpDays' | 'directoryStaleDays' | 'directoryHiddenDays'>) => ({
  signUpDays: signUpDays ?? usualSignUpDays,
  directoryStaleDays: directoryStaleDays ?? usualDirectoryDays.stale,
  directoryHiddenDays: directoryHiddenDays ?? usualDirectoryDays.hidden,
})

/** The names of what differs: the log says which settings were changed, not to what. */
function changedNames(before: TenantSettings, after: TenantSettings): string[] {
  const names = [
    'assurance',
    'emergencyRoles',
    'emergencyNoticeDelayHours',
    'permissionMonths',
    'mandateMonths',
    'signUpDays',
    'directoryStaleDays',
    'directoryHiddenDays',
  ] as const
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

/**
 * The administrator changes the wijk's settings: what each area asks, who has the emergency button and how late one may be
 * told, how long permissions and mandates last, when who signed up for an activity is removed, when entries of the sociale
 * kaart go stale, and which practices open accounts from twelve (ACC-1, BG-1, CON-2, PUB-2, PUB-6, REP-1, REP-4). By the form's bounds, after a recent proof of who acts; logged as a change of settings, also when it is refused.
 * Every process knows within a minute. What was given before keeps its own end.
 * Refuses `notFound` to everybody else, and `access.noSuchPractice` for a practice of another wijk.
 */
export async function changeSettings(tx: Tx, asked: WijkSettings): Promise<Result<undefined>> {
  const { tenantId, kind } = tx.actor
  const before = kind === 'admin' ? await holdSettings(tx) : null
  const { emergencyRoles, emergencyNoticeDelayHours, permissionMonths, mandateMonths: months, childAccounts } = asked
  const assurance = Object.fromEntries(
    settableAreas.filter((area) => asked[area] !== leastAssurance[area]).map((area) => [area, asked[area]]),
  )
  const after = before && {
    ...before,
    ...{ assurance, emergencyRoles, emergencyNoticeDelayHours, permissionMonths, mandateMonths: months },
    // What a wijk never said stays unsaid.
    ...(JSON.stringify(daysOf(before)) === JSON.stringify(daysOf(asked)) ? {} : daysOf(asked)),
  }
  const practices = before ? await listPractices(tx) : []
  const children = practices.some(({ id, childAccounts: has }) => has !== childAccounts.includes(id))
  const names = [...(before && after ? changedNames(before, after) : []), ...(children ? ['childAccounts'] : [])]
  const objects = [{ residentId: tenantId, type: 'organisation' as const, detail: names.join(' ') }]
  if (!decideByRole(tx, { resource: 'settings', action: 'update', objects }) || !after) return notFound
  if (!childAccounts.every((id) => practices.some((practice) => practice.id === id)))
    return refuse('access.noSuchPractice')
  await keepSettings(tx, after)
  await keepChildAccounts(tx, childAccounts)
  return done()
}
