import type { Temporal } from 'temporal-polyfill'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { PermissionView } from './permissions.queries.server.ts'
import { recipientText } from './recipient-text.ts'
import { keptByPractice } from './sharing.ts'
import type { ShownRecipient, ShownStopped, ShownTopic, ShownWaiting, WhyShared } from './shown-sharing.ts'
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

/** Why and in which period: lines that say the same stand together. */
function lineText(line: SharedLine, who: WhoMaySee, reader: SharingReader): string {
  const { t } = reader
  const why = t(`sharing:why.${whyOf(line, who.teamKind)}`)
  const { since, until } = line
  if (!until) return [why, t('sharing:since', { since: sharingDay(since, reader) })].join(' ')
  // What lasts hours, such as an emergency, says them: two days would be the same one.
  const isShort = since.until(until).total('hours') < 48
  const at = (moment: Temporal.Instant) =>
    isShort ? dateTimeText(moment, reader.timeZone, reader.language, true) : sharingDay(moment, reader)
  return [why, t('sharing:period', { since: at(since), until: at(until) })].join(' ')
}

function isKept({ recipient, teamKind }: WhoMaySee, line: SharedLine): boolean {
  const ofPractice = recipient.teamId !== null && whyOf(line, teamKind) === 'practice'
  return ofPractice && (keptByPractice as readonly Topic[]).includes(line.topic)
}

function showGroup(lines: readonly SharedLine[], who: WhoMaySee, name: string, reader: SharingReader) {
  const { t } = reader
  const ends = ({ whole, source }: SharedLine) => whole && (source === 'care_relationship' || source === 'permission')
  const stays = lines.filter((line) => !ends(line) || isKept(who, line))
  return {
    ends: lines
      .filter((line) => !stays.includes(line))
      .map(({ topic }) => {
        const title = t(`sharing:topics.${topic}`)
        return { topic, title, stopLabel: t('sharing:stopLabel', { topic: title, name: isolated(name) }) }
      }),
    stays: stays.map(({ topic }) => t(`sharing:topics.${topic}`)).join(' · ') || null,
    kept: stays.some((line) => isKept(who, line)),
  }
}

/** Per person and per team, in words: what is seen for the same reason in the same period stands together. */
export function showWhoMaySee(items: readonly WhoMaySee[], reader: SharingReader): ShownRecipient[] {
  const { t } = reader
  return items.map((who) => {
    const { role } = who.recipient
    const name = who.name ?? t('sharing:acting')
    const groups = Map.groupBy(who.lines, (line) => lineText(line, who, reader))
    const shown = [...groups].map(([text, lines]) => ({
      ...{ text, why: whyOf(lines[0]!, who.teamKind) },
      ...showGroup(lines, who, name, reader),
    }))
    return {
      wie: recipientText(who.recipient),
      name,
      role: role && t('sharing:role', { role: t(`access:roles.${role}`) }),
      groups: shown,
      stopAllLabel:
        shown.flatMap(({ ends }) => ends).length > 1 ? t('sharing:stopAllLabel', { name: isolated(name) }) : null,
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
