import type { EmergencyOutcome, EmergencyReason } from '#app/domain/access/emergency.ts'
import type { PastMoment } from './types.ts'

/** A press of the emergency button, and what the privacy officer thought of it. */
export interface EmergencyStory {
  readonly residentKey: string
  readonly professionalKey: string
  /** Last Saturday night when left out. */
  readonly at?: PastMoment
  readonly reasonCode: EmergencyReason
  readonly reason: string
  readonly judged?: { readonly at: PastMoment; readonly outcome: EmergencyOutcome; readonly note: string }
}

export const storyEmergencies: readonly EmergencyStory[] = [
  {
    residentKey: 'glenn-wijdenveld',
    professionalKey: 'marit-landsaat',
    reasonCode: 'UNCONSCIOUS',
    reason: 'Buren vonden meneer verward in het trappenhuis. Hij kon zijn medicijnen niet noemen.',
  },
  {
    residentKey: 'corrie-de-vries',
    professionalKey: 'marit-landsaat',
    at: { daysAgo: 40, at: '20:35' },
    reasonCode: 'OWN_PRACTICE_CLOSED',
    reason: 'Mevrouw belde benauwd op tijdens mijn avonddienst. Haar eigen praktijk was dicht.',
    judged: {
      at: { daysAgo: 37, at: '10:15' },
      outcome: 'justified',
      note: 'De dienst en het telefoongesprek staan in het rooster. Het kon niet wachten.',
    },
  },
]

/** What residents asked the privacy officer about who looked. */
export interface PrivacyQuestionStory {
  readonly residentKey: string
  readonly at: PastMoment
  readonly question: string
}

export const storyPrivacyQuestions: readonly PrivacyQuestionStory[] = [
  {
    residentKey: 'danuta-kowalska',
    at: { daysAgo: 2, at: '19:40' },
    question: 'Ik zie dat de assistent mijn berichten las. Waarom mag zij dat?',
  },
]
