import type { KindWords } from './kind-words.ts'
import type { Channel } from './visit-type.ts'

/** The settings of a kind of visit that its form shows. */
interface Settings {
  readonly id: string
  readonly minutes: number
  readonly channel: Channel
  readonly selfBookable: boolean
  readonly cancelNoticeHours: number
  readonly maxFutureSelfBooked: number
  readonly label: KindWords | null
  readonly instructions: KindWords | null
  readonly color: string | null
  readonly videoUrl: string | null
}

const byLanguage = (name: string, words: KindWords | null) =>
  Object.fromEntries(['Nl', 'En', 'Tr', 'Ar'].map((each) => [`${name}${each}`, words?.[each.toLowerCase()] ?? '']))

/** What the form of a kind of visit opens with: its settings, or what most kinds are like (APP-1, APP-7, APP-10). */
export function kindStart(teamId: string, kind: Settings | null) {
  return {
    ...{ teamId, kindId: kind?.id ?? null, selfBookable: kind?.selfBookable ?? false },
    values: {
      minutes: kind?.minutes ?? 15,
      channel: kind?.channel ?? 'in_person',
      cancelNoticeHours: kind?.cancelNoticeHours ?? 24,
      maxFutureSelfBooked: kind?.maxFutureSelfBooked ?? 2,
      color: kind?.color ?? '',
      videoUrl: kind?.videoUrl ?? '',
      ...byLanguage('label', kind?.label ?? null),
      ...byLanguage('instructions', kind?.instructions ?? null),
    },
  }
}
