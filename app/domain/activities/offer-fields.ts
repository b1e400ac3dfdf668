import type { Temporal } from 'temporal-polyfill'
import { wordFields, type ActivityWords } from './activity-words.ts'
import { repetitionOf, ruleOf } from './offer-repetition.ts'
import { offerTraits, type OfferFields } from './offer-form.ts'

/** What is written of an activity, as it is kept. */
export interface OfferValues extends ActivityWords {
  readonly organiserId: string
  readonly pictogram: string
  readonly theme: string | null
  readonly domains: readonly string[]
  readonly locationName: string
  readonly street: string | null
  readonly neighbourhoodId: string | null
  readonly costCents: number
  readonly languages: readonly string[]
  readonly womenOnly: boolean
  readonly childrenWelcome: boolean
  readonly wheelchairAccessible: boolean
  readonly companion: boolean
  readonly indoors: boolean | null
  readonly minAge: number | null
  readonly maxAge: number | null
  readonly signUp: 'none' | 'portal' | 'phone'
  readonly capacity: number | null
  readonly firstDate: Temporal.PlainDate
  readonly startsAt: Temporal.PlainTime
  readonly endsAt: Temporal.PlainTime
  readonly recurrenceRule: string | null
  readonly lastDate: Temporal.PlainDate | null
  readonly skipHolidays: boolean
}

/** What the form said, as it is kept; a rule that the form can't say stays as it was. */
export function valuesOf(
  fields: OfferFields,
  before: Pick<OfferValues, 'organiserId' | 'recurrenceRule'>,
): OfferValues {
  const { cost, indoors, repetition, everyWeeks = 1, firstDate, about, ...same } = fields
  const says = (trait: (typeof offerTraits)[number]) => about.includes(trait)
  const rule = repetition === 'kept' ? { rule: before.recurrenceRule } : ruleOf({ repetition, everyWeeks }, firstDate)
  return {
    ...same,
    firstDate,
    organiserId: fields.organiserId ?? before.organiserId,
    theme: fields.theme ?? null,
    street: fields.street ?? null,
    neighbourhoodId: fields.neighbourhoodId ?? null,
    costCents: cost ?? 0,
    ...{ womenOnly: says('womenOnly'), childrenWelcome: says('childrenWelcome') },
    ...{ wheelchairAccessible: says('wheelchairAccessible'), companion: says('companion') },
    indoors: indoors === undefined ? null : indoors === 'inside',
    minAge: fields.minAge ?? null,
    maxAge: fields.maxAge ?? null,
    capacity: fields.capacity ?? null,
    // The form's schema refused what doesn't fit.
    recurrenceRule: 'rule' in rule ? rule.rule : null,
    // Once has no last day but its own.
    lastDate: repetition === 'once' ? null : (fields.lastDate ?? null),
  }
}

/** What the form shows of an activity: each field as it is typed. An empty one is left out. */
export type TypedFields = Readonly<Record<string, string | readonly string[]>>

const ticked = (yes: boolean) => (yes ? 'on' : '')
const numberText = (value: number | null) => (value === null ? '' : String(value))
const costText = (cents: number) =>
  cents === 0 ? '' : `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`

/** An activity as the fields of its form. */
export function typedFields(offer: OfferValues): TypedFields {
  const repeats = repetitionOf(offer.recurrenceRule)
  const all: TypedFields = {
    ...Object.fromEntries(wordFields.map((name) => [name, offer[name]])),
    ...{ organiserId: offer.organiserId, pictogram: offer.pictogram, theme: offer.theme ?? '', domains: offer.domains },
    ...{ locationName: offer.locationName, street: offer.street ?? '', neighbourhoodId: offer.neighbourhoodId ?? '' },
    ...{ cost: costText(offer.costCents), languages: offer.languages, signUp: offer.signUp },
    about: offerTraits.filter((trait) => offer[trait]),
    indoors: offer.indoors === null ? '' : offer.indoors ? 'inside' : 'outside',
    ...{ minAge: numberText(offer.minAge), maxAge: numberText(offer.maxAge), capacity: numberText(offer.capacity) },
    ...{ firstDate: offer.firstDate.toString(), lastDate: offer.lastDate?.toString() ?? '' },
    ...{ startsAt: offer.startsAt.toString().slice(0, 5), endsAt: offer.endsAt.toString().slice(0, 5) },
    repetition: repeats?.repetition ?? 'kept',
    everyWeeks: repeats && repeats.everyWeeks > 1 ? String(repeats.everyWeeks) : '',
    skipHolidays: ticked(offer.skipHolidays),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value.length > 0))
}

const asText = (value: string | readonly string[] | undefined) =>
  value === undefined ? null : typeof value === 'string' ? value : [...value].sort().join(', ')

/** The fields that differ, each before and after. */
export function changedFields(before: TypedFields, after: TypedFields): Record<string, [string | null, string | null]> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(
    names.flatMap((name) => {
      const pair: [string | null, string | null] = [asText(before[name]), asText(after[name])]
      return pair[0] === pair[1] ? [] : [[name, pair]]
    }),
  )
}
