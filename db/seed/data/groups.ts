import type { SeedVisitTypeCode, WeekMoment } from './types.ts'

/** One appointment of several residents with professionals of one team. */
export interface StoryGroup {
  readonly key: string
  readonly teamKey: string
  /** Who lead it. */
  readonly professionalKeys: readonly string[]
  readonly visitTypeCode: SeedVisitTypeCode
  readonly title: string
  /** Outside their sessions, so that it stands in nobody's way. */
  readonly when: WeekMoment
  readonly minutes: number
  readonly most: number
  /** Who have a place in it, with the reason in their own words. */
  readonly places: readonly { readonly residentKey: string; readonly reason: string }[]
}

/** Groups that are still to come; residents of the practice may take a place. */
export const storyGroups: readonly StoryGroup[] = [
  {
    key: 'samen-bewegen',
    teamKey: 'neckar',
    professionalKeys: ['petra-vos'],
    visitTypeCode: 'PRACTICE_NURSE',
    title: 'Samen bewegen en gezond eten',
    when: { weekOffset: 2, weekday: 4, at: '16:45' },
    minutes: 60,
    most: 8,
    places: [
      { residentKey: 'corrie-de-vries', reason: 'Ik wil meer bewegen' },
      { residentKey: 'wim-jansen', reason: 'Samen is leuker dan alleen' },
    ],
  },
]
