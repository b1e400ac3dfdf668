import type { Temporal } from 'temporal-polyfill'
import { weekdayText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { threeWayCode } from './free-times.queries.server.ts'
import type { KindOfTeam } from './kinds.queries.server.ts'
import { kindOfVisit } from './kind-of-visit.ts'
import { pausesText } from './schedule-form.ts'
import type { PlacedSession } from './schedules.queries.server.ts'
import { weekPatterns } from './session.ts'
import type { SessionStart } from './session-fields.tsx'
import { kindName } from './show-planned.server.ts'

// i18n: appointments.work:kinds.*, schedule.work:weeks.*
const clock = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' })

/** What the form of a session opens with: the session as it is, or what most sessions are like. */
export function sessionStart(
  of: {
    readonly personId: string
    readonly teamId: string
    readonly session: PlacedSession | null
    readonly kinds: readonly KindOfTeam[]
    readonly location: string
    readonly today: Temporal.PlainDate
  },
  reader: { readonly t: PortalT; readonly language: string },
): SessionStart {
  const { personId, teamId, session, kinds, today } = of
  const { t, language } = reader
  const codes = session?.visitTypeCodes ?? []
  const names = new Map(kinds.filter(({ ended }) => !ended).map((kind) => [kind.code, kindName(kind, reader)]))
  for (const code of [threeWayCode, ...codes])
    if (!names.has(code)) names.set(code, t(`appointments.work:kinds.${kindOfVisit(code)}`))
  const text = (value: number | null | undefined) => (value == null ? '' : value)
  return {
    ...{ personId, teamId, sessionId: session?.id ?? null },
    values: {
      validFrom: today.toString(),
      validUntil: session?.validUntil?.toString() ?? '',
      weekday: session?.weekday ?? 1,
      weeks: session?.weeks ?? 'every',
      startsAt: session ? clock(session.startsAt) : '09:00',
      endsAt: session ? clock(session.endsAt) : '12:00',
      pauses: pausesText(session?.pauses ?? []),
      location: session?.location ?? of.location,
      onlinePercent: Math.round((session?.onlineShare ?? 0.5) * 100),
      releaseHorizonDays: text(session?.releaseHorizonDays),
      leadMinutes: text(session?.leadMinutes),
      bufferMinutes: session?.bufferMinutes ?? 0,
    },
    visitTypeCodes: codes,
    onClosedDays: session?.onClosedDays ?? false,
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayText(day, language) })),
    weeks: weekPatterns.map((value) => ({ value, label: t(`schedule.work:weeks.${value}`) })),
    kinds: [...names].map(([value, label]) => ({ value, label })),
  }
}
