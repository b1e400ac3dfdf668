import type { Temporal } from 'temporal-polyfill'
import { dateTimeText, weekdayText } from '#app/platform/i18n/format.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { peopleOf, type DraftPage } from './draft-page.server.ts'
import { answerByOf } from './send-invitation.server.ts'
import { lastDayText, roleText, showInvitation, showMyself, showThree, type Reader } from './show-invitation.server.ts'
import type { ShownDraftPage, ShownThree } from './shown-invitation.ts'
import { commonWeekdays, offeredTimes } from './talk-times.ts'
import { proposedPeople } from './three-way-talk.ts'

interface Shown {
  readonly tenant: Tenant
  readonly reader: Reader
  /** The day from which times are shown; null for the first. */
  readonly from: Temporal.PlainDate | null
  /** What the resident is called in the session. */
  readonly displayName: string
}

function showPeople({ candidates, draft }: DraftPage, { tenant, reader }: Shown): ShownDraftPage {
  const { t } = reader
  const chosen = draft && draft.personIds.length > 0 ? draft.personIds : proposedPeople(candidates)
  return {
    step: 'who',
    isNew: draft === null,
    people: candidates.map(({ personId, calledName, role, teamName }) => ({
      value: personId,
      label: calledName,
      description: [roleText(t, role), teamName].join(' · '),
    })),
    chosen,
    phone: candidates[0]?.teamPhone ?? tenant.settings.phones.help,
  }
}

function daysText(days: readonly number[], language: string): string {
  return new Intl.ListFormat(language).format(days.map((day) => weekdayText(day, language, 'short')))
}

// i18n: consultations:when.only.*
/** "Daarom ziet u alleen dinsdagen", from the days on which the chosen people work. */
function showWorkingDays({ weekdays }: DraftPage, names: readonly string[], { t, language }: Reader) {
  const works = weekdays.flatMap((days, at) =>
    days.length > 0 ? [t('consultations:when.works', { name: names[at] ?? '', days: daysText(days, language) })] : [],
  )
  const common = commonWeekdays(weekdays)
  const [single] = common
  if (single === undefined) return { works, only: null }
  const only =
    common.length === 1
      ? t(`consultations:when.only.${single as 2}`)
      : t('consultations:when.onlyDays', { days: daysText(common, language) })
  return { works, only }
}

function showTimes(page: DraftPage, three: ShownThree, { tenant, reader, from }: Shown): ShownDraftPage {
  const { t, language, timeZone } = reader
  const offered = offeredTimes(page.times, timeZone, from)
  const places = [...new Set(offered.times.flatMap(({ locations }) => locations))]
  const names = peopleOf(page).map(({ calledName }) => calledName)
  return {
    step: 'when',
    three,
    times: offered.times.map(({ startsAt, locations }) => ({
      value: startsAt.toString(),
      label: dateTimeText(startsAt, timeZone, language),
      description: [...(places.length > 1 ? [] : locations), t('consultations:minutes')].join(', '),
    })),
    chosen: page.draft?.startsAt?.toString() ?? '',
    places: places.length > 1 ? places.map((place) => ({ value: place, label: place })) : [],
    ...showWorkingDays(page, names, reader),
    later: offered.later,
    isFirst: from === null,
    phone: page.candidates[0]?.teamPhone ?? tenant.settings.phones.help,
  }
}

/** A page of an invitation in the resident's words. */
export function showDraftPage(page: DraftPage, shown: Shown): ShownDraftPage {
  const { reader, tenant } = shown
  const { t, language, timeZone, now } = reader
  const { step, draft } = page
  if (step === 'who' || !draft) return showPeople(page, shown)
  const people = peopleOf(page)
  const three = showThree(people, showMyself(page.card, shown.displayName, reader), t, false)
  if (step === 'about') {
    const concerns = page.concerns.map(({ id, text, language: lang }) => ({ value: id, label: text, lang }))
    return { step, three, concerns, subject: draft.subject, domain: draft.domain ?? '' }
  }
  const answerBy = draft.startsAt && answerByOf(tenant, now, draft.startsAt)
  if (step === 'when' || !draft.startsAt || !answerBy) return showTimes(page, three, shown)
  return {
    step,
    three,
    invitation: showInvitation(draft, reader),
    until: lastDayText(draft.startsAt, reader),
    answerBy: dateTimeText(answerBy, timeZone, language),
  }
}
