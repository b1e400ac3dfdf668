import type { Temporal } from 'temporal-polyfill'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { PermissionView } from './permissions.queries.server.ts'
import { recipientText } from './recipient-text.ts'
import { keptByPractice } from './sharing.ts'
import type {
  ShownRecipient,
  ShownSharedLine,
  ShownStopped,
  ShownTopic,
  ShownWaiting,
  WhyShared,
} from './shown-sharing.ts'
import type { Topic } from './topics.ts'
import type { SharedLine, StoppedTopic, WhoMaySee } from './who-may-see.queries.server.ts'

export interface SharingReader {
  readonly t: PortalT
  readonly language: string
  readonly timeZone: string
}

// i18n: sharing:topics.*, sharing:about.*, sharing:why.*, access:roles.*
/** "3 april 2026", on the wijk's calendar. */
export function sharingDay(at: Temporal.Instant, { language, timeZone }: SharingReader): string {
  const locale = language === 'en' ? 'en-GB' : `${language}-u-nu-latn`
  const day = at.toZonedDateTimeISO(timeZone).toPlainDate()
  return day.toLocaleString(locale, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** Topics as a list in words: "Lichaam en Geest". */
export function topicsText(topics: readonly Topic[], { t, language }: Pick<SharingReader, 't' | 'language'>): string {
  return new Intl.ListFormat(language).format(topics.map((topic) => t(`sharing:topics.${topic}`)))
}

/** Topics to tap or read, each with what it is about. */
export function showTopics(topics: readonly Topic[], { t }: Pick<SharingReader, 't'>): ShownTopic[] {
  return topics.map((topic) => ({
    topic,
    title: t(`sharing:topics.${topic}`),
    about: t(`sharing:about.${topic}`),
  }))
}

/** Isolated, so that a Latin name does not turn the order of an Arabic sentence. */
export const isolated = (name: string) => `\u2068${name}\u2069`

function whyOf({ source }: SharedLine, teamKind: WhoMaySee['teamKind']): WhyShared {
  if (source === 'care_relationship') return teamKind === 'NEIGHBOURHOOD_TEAM' ? 'support' : 'practice'
  return source
}

function showLine(line: SharedLine, who: WhoMaySee, name: string, reader: SharingReader): ShownSharedLine {
  const { t } = reader
  const { topic, whole, until } = line
  const why = whyOf(line, who.teamKind)
  const since = sharingDay(line.since, reader)
  const kept =
    why === 'practice' && who.recipient.teamId !== null && (keptByPractice as readonly Topic[]).includes(topic)
  const ends = whole && !kept && (line.source === 'care_relationship' || line.source === 'permission')
  return {
    topic,
    title: t(`sharing:topics.${topic}`),
    why,
    text: [
      t(`sharing:why.${why}`),
      until ? t('sharing:period', { since, until: sharingDay(until, reader) }) : t('sharing:since', { since }),
      kept ? t('sharing:keeps') : null,
    ]
      .filter(Boolean)
      .join(' '),
    stopLabel: ends ? t('sharing:stopLabel', { topic: t(`sharing:topics.${topic}`), name: isolated(name) }) : null,
  }
}

/** Per person and per team, in words. */
export function showWhoMaySee(items: readonly WhoMaySee[], reader: SharingReader): ShownRecipient[] {
  const { t } = reader
  return items.map((who) => {
    const { role } = who.recipient
    const name = who.name ?? t('sharing:acting')
    return {
      wie: recipientText(who.recipient),
      name,
      role: role && t('sharing:role', { role: t(`access:roles.${role}`) }),
      lines: who.lines.map((line) => showLine(line, who, name, reader)),
    }
  })
}

/** What the resident ended of the own practice and support. `permissionId` is made here: two taps give back once. */
export function showStopped(
  stopped: readonly StoppedTopic[],
  makeId: () => string,
  { t }: SharingReader,
): ShownStopped[] {
  return stopped.map(({ teamId, teamName, topic }) => ({
    permissionId: makeId(),
    wie: recipientText({ personId: null, teamId, role: null }),
    topic,
    title: `${t(`sharing:topics.${topic}`)} · ${teamName}`,
    label: t('sharing:stopped.againLabel', { topic: t(`sharing:topics.${topic}`), name: isolated(teamName) }),
  }))
}

/** What waits for an answer, as lines that lead to their page. */
export function showWaiting(waiting: readonly PermissionView[], { t }: Pick<SharingReader, 't'>): ShownWaiting[] {
  return waiting.map(({ id, recordedBy, recordedByName, askedByName }) => ({
    id,
    title: recordedBy
      ? t('sharing:waiting.recorded', { name: isolated(recordedByName ?? '') })
      : t('sharing:waiting.asked', { name: isolated(askedByName ?? '') }),
    text: recordedBy ? t('sharing:waiting.recordedText') : t('sharing:waiting.askedText'),
  }))
}
