import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'
import type { LoggedEvent } from './logged-event.ts'

/** `account.signIn` as the name of a text: `accountSignIn`. */
const textName = (resource: string) => resource.replaceAll(/\.([a-zA-Z])/g, (_, letter: string) => letter.toUpperCase())

/**
 * Who did what, for the privacy officer: the name with the role, and the part of the record with the deed. What has no
 * words stays as the log holds it.
 */
// i18n: officer.work:log.resources.*, officer.work:log.deeds.*, officer.work:log.types.*, officer.work:log.roles.*, access:roles.*
export function logLineWords(
  {
    userName,
    userId,
    portalRole,
    resource,
    action,
    query,
    eventType = null,
  }: Pick<LoggedEvent, 'userName' | 'userId' | 'portalRole' | 'resource' | 'action' | 'query'> &
    Partial<Pick<LoggedEvent, 'eventType'>>,
  t: PortalT,
): { readonly who: string; readonly what: string } {
  const say = (keys: readonly string[], otherwise: string) => sayKey(t, keys, { defaultValue: otherwise })
  const role = say([`officer.work:log.roles.${portalRole}`, `access:roles.${portalRole}`], portalRole)
  const name = userName ?? userId
  const part = say([`officer.work:log.resources.${textName(resource)}`], resource)
  const deed = say([`officer.work:log.deeds.${action}`], action)
  // Signing in and out name the deed themselves.
  const done = resource.startsWith('account.') ? part : `${part}: ${deed}`
  const kind = eventType === null ? '' : say([`officer.work:log.types.${eventType}`], '')
  const what = kind ? `${done}, ${kind}` : done
  return { who: name ? `${name} (${role})` : role, what: query ? `${what} (${query})` : what }
}
