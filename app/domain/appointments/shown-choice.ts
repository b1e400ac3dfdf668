import type { ShownAppointment } from './shown-appointment.ts'

/** The time that is kept for a resident, where they choose one. */
export interface HeldTime extends Pick<ShownAppointment, 'id' | 'when' | 'who' | 'kind' | 'kindLang'> {
  /** Clock time. */
  readonly until: string
}

/** What can be changed online after booking (APP-7), or that it is too late for that from the start and whom to call. */
export interface ChangeUntil {
  readonly until: string
  readonly isTooLate: boolean
  readonly phone: string
}

/** What stands on the last page before an appointment, whether its time is kept or not. */
export interface ShownChoice {
  /** `when` and `where` are empty where they are not known, or no longer to be had. */
  readonly appointment: Omit<ShownAppointment, 'id' | 'status' | 'face' | 'videoUrl'>
  /** Somebody can sit beside at every kind of talk but a telephone call. */
  readonly asksCompanion: boolean
  /** null where the time can't be had any more. */
  readonly change: ChangeUntil | null
}
