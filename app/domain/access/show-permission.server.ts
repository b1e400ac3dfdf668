import { languageText } from '#app/platform/i18n/format.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { longestPermission } from './write-permission.server.ts'
import type { PermissionView } from './permissions.queries.server.ts'
import { isolated, sharingDay, showTopics, topicsText, type SharingReader } from './show-sharing.server.ts'
import { recipientName } from './recipient-name.server.ts'
import { permissionEnd, type Recipient } from './sharing.ts'
import type { ShownPermission } from './shown-sharing.ts'

interface Asked extends SharingReader {
  readonly tenant: Pick<Tenant, 'settings' | 'timeZone'>
  /** Whether the resident says yes to a part and chooses which. */
  readonly part: boolean
}

// i18n: sharing:recorded.*, sharing:was.*
function recordedFacts(view: PermissionView, reader: SharingReader) {
  const { t, language } = reader
  const { how, givenAt, interpreter } = view
  return [
    ...(how && how !== 'portal'
      ? [{ term: t('sharing:recorded.how'), description: t(`sharing:recorded.${how}`) }]
      : []),
    ...(givenAt ? [{ term: t('sharing:recorded.on'), description: sharingDay(givenAt, reader) }] : []),
    ...(view.language
      ? [{ term: t('sharing:recorded.language'), description: languageText(view.language, language) }]
      : []),
    ...(interpreter
      ? [{ term: t('sharing:recorded.interpreter'), description: t(`sharing:recorded.${interpreter}`) }]
      : []),
  ]
}

/** The page of one permission, in words. */
export function showPermission(view: PermissionView, reader: Asked): { title: string; page: ShownPermission } {
  const { t, tenant, timeZone, part } = reader
  const { id, state } = view
  const who = recipientName({ role: view.recipientRole as Recipient['role'] }, view.recipientName, t)
  const recipient = isolated(who)
  if ((state === 'asked' || state === 'later') && view.askedAt) {
    const topics = showTopics(view.askedTopics, reader)
    if (part && topics.length > 1) {
      const title = t('sharing:ask.someTitle', { name: recipient })
      return { title, page: { kind: 'part', id, title, topics } }
    }
    const title = t('sharing:ask.title', { name: recipient })
    const end = permissionEnd(view.askedAt, { months: null, longest: longestPermission(tenant), timeZone }, null)
    return {
      title,
      page: {
        kind: 'question',
        id,
        title,
        from: t('sharing:ask.from', { name: isolated(view.askedByName ?? '') }),
        reason: view.reason ?? '',
        topics,
        until: t('sharing:ask.until', { until: sharingDay(end, reader) }),
      },
    }
  }
  const topics = showTopics(view.topics.length > 0 ? view.topics : view.askedTopics, reader)
  if (view.recordedBy && state === 'given') {
    return {
      title: t('sharing:recorded.title'),
      page: {
        kind: 'recorded',
        id,
        text: t('sharing:recorded.text', { name: isolated(view.recordedByName ?? '') }),
        what: t('sharing:recorded.what', { recipient, topics: topicsText(view.topics, reader) }),
        facts: recordedFacts(view, reader),
        topics,
        mayConfirm: view.confirmedAt === null,
      },
    }
  }
  const title = t(`sharing:was.${state === 'asked' || state === 'later' ? 'ended' : state}`)
  return { title, page: { kind: 'answered', id, title, who, topics } }
}
