import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { listFreeTimesForAll } from '../appointments/free-times.queries.server.ts'
import { refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { openDraft } from './open-draft.server.ts'
import { saveInvitationDraft } from './save-invitation-draft.server.ts'
import { answerByOf } from './send-invitation.server.ts'
import { talkMinutes } from './three-way-talk.ts'

/**
 * Keeps the time and place that the resident chose for a draft; nothing is held until it is sent.
 * @param input.location one of the places of that time; the first of them when it is none.
 * Refuses `appointments.slotTaken` when not everybody can then (lesson 2), `consultations.tooSoon` when nobody could
 * answer in time, and all that `saveInvitationDraft` does.
 */
export async function chooseTime(
  tx: Tx,
  input: {
    readonly tenant: Tenant
    readonly invitationId: string
    readonly startsAt: Temporal.Instant
    readonly location?: string | undefined
  },
): Promise<Result<{ readonly invitationId: string }>> {
  const { tenant, invitationId, startsAt, location = '' } = input
  const opened = await openDraft(tx, invitationId, 'update')
  if (!opened.ok) return opened
  const { residentId, personIds } = opened.value
  const until = startsAt.add({ minutes: talkMinutes })
  const asked = { tenant, residentId, personIds, minutes: talkMinutes, from: startsAt, until }
  const free = await listFreeTimesForAll(tx, asked)
  if (!free.ok) return refuse('consultations.notOwnPeople')
  const slot = free.value.find((each) => each.startsAt.equals(startsAt))
  if (!slot) return refuse('appointments.slotTaken')
  if (!answerByOf(tenant, tx.actor.now, startsAt)) return refuse('consultations.tooSoon')
  const place = slot.locations.includes(location) ? location : (slot.locations[0] ?? '')
  return saveInvitationDraft(tx, { invitationId, startsAt, location: place })
}
