import type { LoggedEvent } from './logged-event.ts'

const columns = [
  ...['entry_id', 'recorded_at', 'event_code', 'event_type', 'action', 'outcome', 'checks', 'user_id', 'user_name'],
  ...['role_code', 'portal_role', 'is_requestor', 'login_id', 'responsible_user_id', 'responsible_user_name'],
  ...['responsible_role_code', 'purpose_of_use', 'resource', 'query', 'objects', 'details', 'consent_profiles'],
  ...['authorization_protocol', 'access_point_type', 'access_point_id', 'request_id', 'source_id'],
] as const

const endsCell = /([;\t\r\n][\s\p{Cc}]*)(?=[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20])/gu

/**
 * One cell (RFC 4180 §2): in quotes, quotes doubled. What a spreadsheet would take for a formula gets an apostrophe before
 * it, also behind white space, and behind what ends a cell for a spreadsheet that reads `;` between cells, as a Dutch one
 * does (OWASP: CSV injection).
 */
export function csvCell(value: string): string {
  const safe =
    /^[\s\p{Cc}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]/u.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll(endsCell, "$1'").replaceAll('"', '""')}"`
}

const line = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`

/** The first line, with a mark by which spreadsheets know that it is UTF-8. */
export const csvHead = `\uFEFF${line(columns)}`

/** One entry as a line; several residents stand in one cell, by a space. */
export function csvLine(event: LoggedEvent): string {
  const { objects } = event
  const each = (value: (object: LoggedEvent['objects'][number]) => string) =>
    [...new Set(objects.map(value).filter((text) => text !== ''))].join(' ')
  return line([
    ...[event.id, event.at.toString(), event.eventCode, event.eventType ?? '', event.action, event.outcome],
    ...[event.checks, event.userId, event.userName ?? '', event.roleCode, event.portalRole, String(event.isRequestor)],
    ...[event.loginId ?? '', event.responsibleUserId ?? '', event.responsibleUserName ?? ''],
    ...[event.responsibleRoleCode ?? '', event.purposeOfUse ?? '', event.resource, event.query ?? ''],
    ...[each(({ id }) => id), each(({ detail }) => detail), each(({ profile }) => profile ?? '')],
    ...[each(({ protocol }) => protocol), event.accessPointType ?? '', event.accessPointId ?? ''],
    ...[event.requestId, event.sourceId],
  ])
}
