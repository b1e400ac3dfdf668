import type { DomainCode, PastMoment, SeedVisitTypeCode, TenantKey, WeekMoment, WorkingDayMoment } from './types.ts'

export interface Support {
  readonly teamKey: string
  readonly workerKey: string
  readonly sinceDays: number
}

export interface Resident {
  readonly key: string
  readonly givenName: string
  readonly prefix: string | null
  readonly familyName: string
  /** 'mevrouw' or 'meneer'; null for a child, who is called by the given name. */
  readonly salutation: 'mevrouw' | 'meneer' | null
  /** Whole years today. */
  readonly age: number
  /** Birthday as day of the year, 1 to 365 (1 March is 60). */
  readonly birthDayOfYear: number
  /** The language that this person speaks best, BCP 47. */
  readonly language: string
  /** Language of the pages: 'nl', 'nl-simple', 'en', 'tr', 'ar', 'pl' or 'ti'. */
  readonly pageLanguage: string
  /** Language of the interpreter, null when none is needed. */
  readonly interpreterLanguage: string | null
  readonly street: string
  readonly houseNumber: string
  readonly postcode: string
  readonly neighbourhoodKey: string
  readonly phone: string
  /** null for a resident without an account of their own, who phones or comes to the desk. */
  readonly email: string | null
  readonly practiceKey: string
  readonly ownGpKey: string
  readonly support: Support | null
  readonly parentKeys: readonly string[]
}

/** Subjects of a short question, each with a pictogram (ECO-4). */
export type QuestionTopic = 'BODY' | 'MIND' | 'MEDICINE' | 'RESULT' | 'LETTER' | 'CHILD' | 'APPOINTMENT' | 'OTHER'

/** What a resident may ask and what the practice answers; Dutch beside each text that is not Dutch. */
export interface QuestionTemplate {
  readonly key: string
  readonly language: string
  readonly topic: QuestionTopic
  readonly subject: string
  readonly text: string
  /** Draft translation that no speaker checked; null when the text is Dutch. */
  readonly textNl: string | null
  readonly since: string
  readonly tried: string
  readonly answer: string
}

/** States of ECO-5 that the demo shows. */
type QuestionState = 'submitted' | 'triaged' | 'in_progress' | 'returned_for_info' | 'answered' | 'closed'

interface QuestionReply {
  /** Key of a resident or a professional. */
  readonly byKey: string
  readonly at: WorkingDayMoment
  readonly language: string
  readonly text: string
  readonly textNl: string | null
}

export interface Question {
  readonly key: string
  readonly residentKey: string
  readonly practiceKey: string
  readonly language: string
  readonly topic: QuestionTopic
  readonly subject: string
  readonly text: string
  readonly textNl: string | null
  readonly since: string
  readonly tried: string
  readonly replyBy: 'message' | 'phone'
  readonly replyLanguage: string
  /** How it came in; desk is a phone call or visit that an assistant typed in. */
  readonly channel: 'portal' | 'desk'
  /** Who helped with writing, in Dutch words ('dochter'); null when nobody did. */
  readonly helpedBy: string | null
  readonly sent: WorkingDayMoment
  readonly state: QuestionState
  /** The professional who took it; null while it waits for the team. */
  readonly takenBy: string | null
  readonly replies: readonly QuestionReply[]
}

type AppointmentState = 'pending' | 'booked' | 'fulfilled' | 'cancelled' | 'noshow'

export interface StoryAppointment {
  readonly key: string
  readonly residentKey: string
  readonly professionalKeys: readonly string[]
  readonly visitTypeCode: SeedVisitTypeCode
  readonly when: WeekMoment
  readonly state: AppointmentState
  /** The reason in the resident's own words and language. */
  readonly reason: string
  readonly language: string
  readonly interpreterLanguage: string | null
}

/** One thing that goes well or is hard, in the resident's own words. */
interface DomainLine {
  readonly domain: DomainCode
  readonly kind: 'strength' | 'concern'
  readonly text: string
  readonly textNl: string | null
}

export interface FourDomainStory {
  readonly key: string
  readonly residentKey: string
  readonly language: string
  readonly sent: PastMoment
  readonly state: 'prepared' | 'agreed' | 'superseded'
  readonly lines: readonly DomainLine[]
  /** The resident's own order; the first comes first (FD-3). */
  readonly order: readonly DomainCode[]
}

/** A mark for health, 1 to 10 (CVG-1). */
export interface HealthScore {
  readonly residentKey: string
  readonly score: number
  readonly given: PastMoment
  readonly comment: string | null
}

export interface ThreeWayStory {
  readonly key: string
  readonly residentKey: string
  readonly subject: string
  readonly when: WeekMoment
  readonly place: 'practice' | 'team'
  readonly interpreterLanguage: string | null
  readonly invited: readonly {
    readonly professionalKey: string
    readonly state: 'invited' | 'accepted' | 'declined'
    readonly reason: string | null
  }[]
  readonly invitedAt: PastMoment
}

export interface DemoAccount {
  readonly role:
    | 'RESIDENT'
    | 'PRACTICE_ASSISTANT'
    | 'GENERAL_PRACTITIONER'
    | 'PRACTICE_NURSE'
    | 'SOCIAL_WORKER'
    | 'ACTIVITY_ORGANISER'
    | 'TENANT_ADMIN'
    | 'PRIVACY_OFFICER'
  readonly label: string
  readonly email: string
  readonly personKey: string
  readonly tenant: TenantKey
}
