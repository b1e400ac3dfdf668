import type { Temporal } from 'temporal-polyfill'
import { clockText, dateTimeText, dayText, languageText, periodText, weekdayText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'
import { activityThemes } from './activity.ts'
import { wordFields } from './activity-words.ts'
import type { HistoryLine } from './history.queries.server.ts'
import type { OccurrenceRow } from './occurrence-rows.ts'
import { sayValue, type FieldLabels } from './offer-field-values.ts'
import { offerDomains, offerPictograms, offerTraits, signUpWays, spokenAtOffer } from './offer-form.ts'
import type { OfferRow } from './offer.queries.server.ts'
import { repetitions } from './offer-repetition.ts'
import { recurrencePattern } from './recurrence-pattern.ts'

export interface OfferReader {
  readonly t: PortalT
  readonly language: string
  readonly timeZone: string
}

interface Choice {
  readonly value: string
  readonly label: string
}

type RhythmRow = Pick<OfferRow, 'startsAt' | 'endsAt' | 'firstDate' | 'recurrenceRule' | 'lastDate' | 'skipHolidays'>

// i18n: offer.work:rhythm.*, offer.work:pictograms.*, offer.work:themes.*, offer.work:domains.*, offer.work:repetitions.*, offer.work:signUpWays.*
/** When an activity is, in a sentence or two: "Elke tweede dinsdag van de maand, 10.00 tot 11.00 uur. Vanaf …". */
export function rhythmText(row: RhythmRow, { t, language }: Pick<OfferReader, 't' | 'language'>): string {
  const hours = periodText(row.startsAt, row.endsAt, language)
  const day = dayText(row.firstDate, language, true)
  if (row.recurrenceRule === null) return t('offer.work:rhythm.once', { day, hours })
  const pattern = recurrencePattern(row.recurrenceRule)
  const weekday = weekdayText(pattern?.weekday ?? row.firstDate.dayOfWeek, language)
  const name = !pattern
    ? 'kept'
    : pattern.every === 'month'
      ? `nth${pattern.nth}`
      : pattern.weeks > 1
        ? 'weeks'
        : 'weekly'
  const count = pattern?.every === 'week' ? pattern.weeks : 1
  return [
    `${sayKey(t, `offer.work:rhythm.${name}`, { weekday, hours, count })}.`,
    t('offer.work:rhythm.from', { day }),
    ...(row.lastDate ? [t('offer.work:rhythm.until', { day: dayText(row.lastDate, language, true) })] : []),
    ...(row.skipHolidays ? [t('offer.work:rhythm.holidays')] : []),
  ].join(' ')
}

/** One date in the words of a list. */
export function dateLine(row: OccurrenceRow, { language, timeZone }: Omit<OfferReader, 't'>) {
  const clock = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainTime()
  return {
    key: row.originalDate.toString(),
    day: dayText(row.date, language, true),
    hours: periodText(clock(row.starts), clock(row.ends), language),
    date: row.date.toString(),
    startsAt: clock(row.starts).toString().slice(0, 5),
    endsAt: clock(row.ends).toString().slice(0, 5),
    status: row.status,
  }
}

type Lists = Readonly<
  Record<'organisations' | 'neighbourhoods' | 'pictograms' | 'themes' | 'domains', readonly Choice[]>
> &
  Readonly<Record<'signUpWays' | 'repetitions' | 'languages', readonly Choice[]>>

/** What a chosen code means, by field. */
function labelsOf(lists: Lists, { t }: Pick<OfferReader, 't'>): FieldLabels {
  const by = (choices: readonly Choice[]) => Object.fromEntries(choices.map(({ value, label }) => [value, label]))
  return {
    ...{ organiserId: by(lists.organisations), neighbourhoodId: by(lists.neighbourhoods), theme: by(lists.themes) },
    ...{ pictogram: by(lists.pictograms), domains: by(lists.domains), languages: by(lists.languages) },
    ...{ signUp: by(lists.signUpWays), repetition: by(lists.repetitions), skipHolidays: { on: t('offer.work:yes') } },
    about: Object.fromEntries(offerTraits.map((trait) => [trait, t(`offer.work:fields.${trait}`)])),
    indoors: { inside: t('offer.work:indoors.inside'), outside: t('offer.work:indoors.outside') },
  }
}

/** What can be chosen on the form of an activity, and what each choice means. */
export function offerChoices(
  lists: {
    readonly organisations: readonly { readonly id: string; readonly name: string }[]
    readonly neighbourhoods: readonly { readonly id: string; readonly name: string }[]
    /** The rule is one that the form can't say. */
    readonly keeps: boolean
  },
  { t, language }: Pick<OfferReader, 't' | 'language'>,
) {
  const said = (values: readonly string[], part: string): Choice[] =>
    values.map((value) => ({ value, label: sayKey(t, `offer.work:${part}.${value}`) }))
  const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }))
  const choices = {
    organisations: named(lists.organisations),
    neighbourhoods: named(lists.neighbourhoods),
    pictograms: said(offerPictograms, 'pictograms'),
    themes: said(activityThemes, 'themes'),
    domains: said(offerDomains, 'domains'),
    signUpWays: said(signUpWays, 'signUpWays'),
    repetitions: said(lists.keeps ? [...repetitions, 'kept'] : repetitions, 'repetitions'),
    languages: spokenAtOffer.map((value) => ({ value: value as string, label: languageText(value, language) })),
  }
  return { ...choices, labels: labelsOf(choices, { t }) }
}

const isWord = (name: string) => (wordFields as readonly string[]).includes(name)

/** The name of a field as people read it; of a translation with its language, of a date that date. */
export function fieldName(name: string, { t, language }: Pick<OfferReader, 't' | 'language'>): string {
  const [first = '', second] = name.split('.')
  if (second !== undefined && isWord(second))
    return `${sayKey(t, `offer.work:fields.${second}`)} (${languageText(first, language)})`
  if (/^\d{4}-/.test(name)) return name
  if (/^[a-z]{2}$/.test(name)) return languageText(name, language)
  return sayKey(t, `offer.work:fields.${name}`)
}

// i18n: offer.work:fields.*, offer.work:history.kinds.*
/** One line of the history, in words. */
export function historyLine(line: HistoryLine, labels: FieldLabels, reader: OfferReader) {
  const { t, language, timeZone } = reader
  return {
    id: line.id,
    title: t(`offer.work:history.kinds.${line.kind}`),
    by: t('offer.work:history.by', { name: line.byName, when: dateTimeText(line.at, timeZone, language, true) }),
    reason: line.reason,
    changes: Object.entries(line.changes).map(([name, pair]) => {
      const [before, after] = pair.map((value) => sayValue(name, value, labels))
      const field = fieldName(name, reader)
      if (before === undefined || before === null) return t('offer.work:history.added', { field, after })
      if (after === undefined || after === null) return t('offer.work:history.gone', { field, before })
      return t('offer.work:history.became', { field, before, after })
    }),
  }
}

/** The time of day of an instant in the wijk. */
export const timeOf = (at: Temporal.Instant, { language, timeZone }: Omit<OfferReader, 't'>) =>
  clockText(at.toZonedDateTimeISO(timeZone), language)

/** The day of an instant in the wijk. */
export const dayOf = (at: Temporal.Instant, { language, timeZone }: Omit<OfferReader, 't'>) =>
  dayText(at.toZonedDateTimeISO(timeZone).toPlainDate(), language, true)

/** The names of the fields of a form, for what was typed beside what is kept. */
export function fieldNames(
  fields: Readonly<Record<string, unknown>>,
  reader: Pick<OfferReader, 't' | 'language'>,
): Record<string, string> {
  const all = [
    ...Object.keys(fields),
    'street',
    'lastDate',
    'cost',
    'capacity',
    'minAge',
    'maxAge',
    'everyWeeks',
    'about',
  ]
  return Object.fromEntries([...new Set(all)].map((name) => [name, fieldName(name, reader)]))
}
