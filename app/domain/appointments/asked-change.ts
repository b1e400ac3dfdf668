import type { Temporal } from 'temporal-polyfill'
import { newId } from '#app/domain/shared/ids.ts'
import type { ConsultationSession, Pause } from './session.ts'
import type { ScheduleChange } from './schedule.ts'

/** A session as a form gives it. */
export type GivenSession = Omit<ConsultationSession, 'id' | 'validFrom' | 'closed'> & {
  readonly teamId: string
  readonly location: string
  readonly validFrom: Temporal.PlainDate
}

export const absenceKinds = ['LEAVE', 'TRAINING', 'ILLNESS', 'OTHER'] as const

/** What somebody asks to change about schedules. */
export type AskedChange =
  | { readonly kind: 'add'; readonly personId: string; readonly session: GivenSession }
  | {
      readonly kind: 'replace'
      readonly personId: string
      readonly sessionId: string
      readonly session: GivenSession
    }
  | {
      readonly kind: 'end'
      readonly personId: string
      readonly sessionId: string
      readonly lastDay: Temporal.PlainDate
    }
  | {
      readonly kind: 'away'
      readonly personId: string
      readonly why: (typeof absenceKinds)[number]
      readonly firstDay: Temporal.PlainDate
      readonly lastDay: Temporal.PlainDate
      readonly hours: Pause | null
      readonly deputyPersonId: string | null
    }
  | {
      readonly kind: 'close'
      readonly teamId: string
      readonly name: string
      readonly firstDay: Temporal.PlainDate
      readonly lastDay: Temporal.PlainDate
    }

/** The days that a change is about; null is open. */
export function daysOfChange(asked: AskedChange): { firstDay: Temporal.PlainDate; lastDay: Temporal.PlainDate | null } {
  if (asked.kind === 'away' || asked.kind === 'close') return { firstDay: asked.firstDay, lastDay: asked.lastDay }
  if (asked.kind === 'end') return { firstDay: asked.lastDay.add({ days: 1 }), lastDay: null }
  return { firstDay: asked.session.validFrom, lastDay: asked.kind === 'add' ? asked.session.validUntil : null }
}

/** The change as it is worked out on a schedule. @param epochMilliseconds the actor's clock. */
export function toScheduleChange(asked: AskedChange, epochMilliseconds: number): ScheduleChange {
  switch (asked.kind) {
    case 'add':
      return { kind: 'add', session: { ...asked.session, id: newId(epochMilliseconds) } }
    case 'replace': {
      const session = { ...asked.session, id: newId(epochMilliseconds) }
      return { kind: 'replace', sessionId: asked.sessionId, from: session.validFrom, session }
    }
    case 'end':
      return { kind: 'end', sessionId: asked.sessionId, lastDay: asked.lastDay }
    case 'away':
      return { kind: 'away', absence: { from: asked.firstDay, until: asked.lastDay, hours: asked.hours } }
    case 'close':
      return { kind: 'close', closure: { teamId: asked.teamId, from: asked.firstDay, until: asked.lastDay } }
  }
}
