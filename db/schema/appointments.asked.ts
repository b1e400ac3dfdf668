import { text, uuid } from 'drizzle-orm/pg-core'
import type { RedFlagCode } from '../../app/domain/safety/red-flags.ts'
import { instant } from '../columns.ts'

/** What a resident says when an appointment is made, and what the team does about it. Columns of `appointments`. */
export const askedAtBooking = () => ({
  /** The resident's own words (APP-5). */
  reason: text('reason'),
  /** By pictogram, for who does not write. */
  reasonTopic: text('reason_topic', { enum: ['BODY', 'MIND', 'MEDICINE', 'RESULT', 'LETTER', 'CHILD', 'OTHER'] }),
  /** In the words of a resident who saw "Bel nu" and went on (APP-6). */
  redFlags: text('red_flags').array().$type<RedFlagCode[]>().notNull().default([]),
  /** Who comes along, in the resident's words. */
  companion: text('companion'),
  interpreterLanguage: text('interpreter_language'),
  interpreterMode: text('interpreter_mode', { enum: ['spoken', 'sign'] }),
  interpreterGender: text('interpreter_gender', { enum: ['female', 'male'] }),
  /** Since when somebody of the team has an interpreter to arrange, and who said that it is done. */
  interpreterAskedAt: instant('interpreter_asked_at'),
  interpreterArrangedAt: instant('interpreter_arranged_at'),
  interpreterArrangedByPersonId: uuid('interpreter_arranged_by_person_id'),
})

/** What the kind of visit says when an appointment is made: a later change of it leaves these as they were. Columns of `appointments`. */
export const toldAtBooking = () => ({
  /** What to bring or do (APP-11), in the resident's language. */
  patientInstructions: text('patient_instructions'),
  /** BCP 47: in which language those are; Dutch where the kind of visit has no words in the resident's own. */
  instructionsLanguage: text('instructions_language'),
  videoUrl: text('video_url'),
})
