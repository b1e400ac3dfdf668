import { refuse, type Refusal } from '../shared/result.ts'

/** What somebody of the team does with a group that can meet time that is taken. */
const busy = { make: 'leaderBusy', put: 'residentBusy', move: 'somebodyBusy', pass: 'colleagueBusy' } as const

// i18n: groups.work:refusals.*
/** A refusal in the words of the desk: who has something else then, or that more residents have a place than there would be. */
export function groupRefusal(intent: string, refusal: Refusal): Refusal {
  if (refusal.code === 'appointments.slotTaken' && intent in busy)
    return refuse(`groups.work.${busy[intent as keyof typeof busy]}`).refusal
  if (refusal.code === 'appointments.groupFull' && intent === 'change') return refuse('groups.work.tooFew').refusal
  return refusal
}
