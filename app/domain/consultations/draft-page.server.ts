import type { Tx } from '#db/client.server.ts'
import { listOwnProfessionals, type OwnProfessional } from '../access/own-professionals.server.ts'
import { bookingWindow, listFreeTimesForAll, type JointTime } from '../appointments/free-times.queries.server.ts'
import { workingWeekdays } from '../appointments/schedules.queries.server.ts'
import type { WrittenNote } from '../dossier/assessment-view.ts'
import { listResidentCards, type ResidentCard } from '../identity/residents.queries.server.ts'
import { subjectOf } from '../shared/actor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { listOwnConcerns } from './choose-subject.server.ts'
import { shownStep, type InvitationStep } from './invitation-steps.ts'
import type { InvitationView } from './invitation-view.ts'
import { getInvitation } from './invitations.queries.server.ts'
import { authorOf } from './open-draft.server.ts'
import { answerByOf } from './send-invitation.server.ts'
import { isInvitable, talkMinutes, type InvitableRole } from './three-way-talk.ts'

export type Candidate = OwnProfessional & { readonly role: InvitableRole }

/** What a page of a draft needs; what its step does not ask for is empty. */
export interface DraftPage {
  readonly step: InvitationStep
  /** Null before the first page is sent. */
  readonly draft: InvitationView | null
  readonly candidates: readonly Candidate[]
  readonly card: ResidentCard | undefined
  readonly concerns: readonly WrittenNote[]
  readonly times: readonly JointTime[]
  /** ISO weekdays on which each of the chosen two works, in their order. */
  readonly weekdays: readonly (readonly number[])[]
}

async function listTimes(
  tx: Tx,
  tenant: Tenant,
  draft: InvitationView,
): Promise<Pick<DraftPage, 'times' | 'weekdays'>> {
  const { residentId, personIds } = draft
  const asked = { tenant, residentId, personIds, minutes: talkMinutes, ...bookingWindow(tx, tenant) }
  const free = await listFreeTimesForAll(tx, asked)
  const today = tx.actor.now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const working = await workingWeekdays(tx, personIds, today)
  const times = free.ok ? free.value.filter(({ startsAt }) => answerByOf(tenant, tx.actor.now, startsAt)) : []
  return { times, weekdays: personIds.map((id) => working.get(id) ?? []) }
}

/**
 * One page of an invitation that the acting person writes, as a resident or on behalf of one.
 * @param input.withConcerns whether the reader may see the resident's 4D, to choose a concern from.
 * @param input.asked the step in the address; an earlier one that is not filled in comes first.
 * Answers `notFound` to everybody else.
 */
export async function getDraftPage(
  tx: Tx,
  {
    tenant,
    invitationId,
    asked,
    withConcerns,
  }: {
    readonly tenant: Tenant
    readonly invitationId: string | null
    readonly asked: InvitationStep | null
    readonly withConcerns: boolean
  },
): Promise<Result<DraftPage>> {
  const residentId = subjectOf(tx.actor) ?? ''
  const own = await listOwnProfessionals(tx, residentId)
  if (!own.ok) return own
  const found = invitationId === null ? null : await getInvitation(tx, invitationId)
  if (found && !found.ok) return found
  const draft = found?.value ?? null
  if (draft && (draft.residentId !== residentId || draft.authorPersonId !== authorOf(tx.actor))) return notFound
  const candidates = own.value.filter(isInvitable)
  // Who is no longer an own professional has to be replaced first.
  const still = draft?.personIds.every((id) => candidates.some(({ personId }) => personId === id)) ?? false
  // A chosen time that came too near meanwhile has to be chosen again.
  const startsAt = draft?.startsAt && answerByOf(tenant, tx.actor.now, draft.startsAt) ? draft.startsAt : null
  const step = draft && still ? shownStep(asked, { ...draft, startsAt }) : 'who'
  const cards = await listResidentCards(tx, [residentId])
  return done({
    step,
    draft,
    candidates,
    card: cards.get(residentId),
    concerns: step === 'about' && withConcerns ? await listOwnConcerns(tx) : [],
    ...(step === 'when' && draft ? await listTimes(tx, tenant, draft) : { times: [], weekdays: [] }),
  })
}

/** The roles of the chosen people stand in the invitation only once it is sent; until then the care team says them. */
export function peopleOf({ draft, candidates }: DraftPage) {
  return (draft?.people ?? []).map((person) => ({
    ...person,
    role: candidates.find(({ personId }) => personId === person.personId)?.role ?? null,
  }))
}
