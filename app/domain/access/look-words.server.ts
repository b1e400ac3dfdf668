import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'
import type { LookLine } from './looks.ts'

/** The words for a resource: knowing when there was contact is not knowing that there is a 4D. */
function kindOf(resource: string): string {
  // One domain of the 4D, which the resident ended (CON-4).
  const domain = /^assessment\.([A-Z]+)$/.exec(resource)?.[1]
  if (domain) return domain
  if (resource === 'thread.metadata' || resource === 'appointment.metadata') return 'contactMoment'
  return resource.endsWith('.metadata') ? 'metadata' : resource
}

/** One line in plain words (LOG-3). Keys are tried in turn: an action without words of its own is an opening. */
// i18n: access:did.*, access:what.*, access:roles.*
export function lookSentence(
  {
    userName,
    role,
    resource,
    action,
    outcome,
    isLegalDuty,
  }: Pick<LookLine, 'userName' | 'role' | 'resource' | 'action' | 'outcome' | 'isLegalDuty'>,
  t: PortalT,
): string {
  const kind = kindOf(resource)
  const why = isLegalDuty ? ` ${t('access:legalDuty')}` : ''
  const say = (keys: readonly string[], data: object = {}) => sayKey(t, keys, data)
  // Who has or had a mandate is named; whoever else tried at the address for it represents nobody (REP-6).
  const isStranger = role === 'REPRESENTATIVE' && userName === ''
  if (isStranger && outcome === 'refused')
    return t('access:refusedStranger', { what: say([`access:what.${kind}`, 'access:what.other']) })
  // A neighbour is never named; who works here and had no name yet is no neighbour (LOG-3).
  const unnamed = role === 'RESIDENT' || role === 'REPRESENTATIVE' ? t('access:unnamed') : t('access:somebody')
  // Isolated, so that a Latin name does not turn the order of an Arabic sentence.
  const name = userName === '' ? unnamed : userName
  const known = isStranger ? 'RESIDENT' : role
  const who = { name: `\u2068${name}\u2069`, role: say([`access:roles.${known}`, 'access:roles.ANONYMOUS']) }
  if (outcome === 'success') return `${say([`access:did.${kind}.${action}`, 'access:did.other'], who)}${why}`
  const what = say([`access:what.${kind}`, 'access:what.other'])
  return say([outcome === 'refused' ? 'access:refused' : 'access:failed'], { ...who, what })
}
