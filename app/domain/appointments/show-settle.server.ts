import { dateTimeText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { ScheduleChanged } from './change-schedule.server.ts'
import { kindOfVisit } from './kind-of-visit.ts'
import type { ShownSettle } from './settle-bookings.tsx'
import { treatmentText } from './treatment.ts'

// i18n: appointments.work:kinds.*, schedule.work:settle.ways.*
/** The bookings and groups that a change hits, in words, with what can be done with each. */
export function showSettle(
  changed: Extract<ScheduleChanged, { saved: false }>,
  { t, language, timeZone }: { readonly t: PortalT; readonly language: string; readonly timeZone: string },
): ShownSettle {
  const ways = (['cancel', 'call', 'keep'] as const).map((way) => ({
    value: way as string,
    label: t(`schedule.work:settle.ways.${way}`),
  }))
  const firstOf = (way: 'colleague' | 'move') => ({
    value: way as string,
    label: t(`schedule.work:settle.ways.${way}`),
  })
  const has = (list: 'colleagues' | 'others') => changed.bookings.some((booking) => booking[list].length > 0)
  return {
    missing: changed.missing,
    hidden: changed.hidden,
    rest: [...(has('colleagues') ? [firstOf('colleague')] : []), ...(has('others') ? [firstOf('move')] : []), ...ways],
    groups: changed.groups.map(({ id, title, taken, startsAt, colleagues }) => ({
      id,
      title: dateTimeText(startsAt, timeZone, language),
      about: t('schedule.work:settle.group', { title: `\u2068${title}\u2069`, count: taken }),
      options: [
        ...colleagues.map((each) => ({
          value: `${id}:${treatmentText({ way: 'colleague', personId: each.id })}`,
          label: t('schedule.work:settle.led', { name: each.calledName }),
        })),
        { value: `${id}:cancel`, label: t('schedule.work:settle.cancelGroup') },
        { value: `${id}:keep`, label: t('schedule.work:settle.ways.keep') },
      ],
    })),
    bookings: changed.bookings.map(({ id, residentName, startsAt, visitTypeCode, colleagues, others }) => ({
      id,
      title: dateTimeText(startsAt, timeZone, language),
      who: residentName ?? t('appointments.work:agenda.someone'),
      kind: t(`appointments.work:kinds.${kindOfVisit(visitTypeCode)}`),
      options: [
        ...colleagues.map((each) => ({
          value: `${id}:${treatmentText({ way: 'colleague', personId: each.id })}`,
          label: t('schedule.work:settle.moveTo', { name: each.calledName }),
        })),
        ...others.map(({ startsAt: other }) => ({
          value: `${id}:${treatmentText({ way: 'move', startsAt: other })}`,
          label: t('schedule.work:settle.moveToTime', { when: dateTimeText(other, timeZone, language) }),
        })),
        ...ways.map(({ value, label }) => ({ value: `${id}:${value}`, label })),
      ],
    })),
  }
}
