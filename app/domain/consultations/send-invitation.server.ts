import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { invitations, invitees } from '#db/schema/consultations.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { limitParticipation } from '../access/limit-participation.server.ts'
import { listOwnProfessionals } from '../access/own-professionals.server.ts'
import { openParticipation } from '../access/participation.server.ts'
import { holdForAll } from '../appointments/hold-for-all.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { calendarOf } from '../tenants/calendar-of.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { invitationDates, invitationTimes, permissionUntil } from './invitation-dates.ts'
import { firstOpenStep } from './invitation-steps.ts'
import { invitationCan } from './invitation.ts'
import { openDraft } from './open-draft.server.ts'
import { isInvitation, type InvitationRow } from './open-invitation.server.ts'
import { inviteeCount, isInvitable, talkMinutes } from './three-way-talk.ts'

/**
 * Until when the invited have to answer an invitation that is sent at `now` for a talk at `startsAt` (INV-2b); null when
 * the talk is too near for anybody to answer.
 */
export function answerByOf(tenant: Tenant, now: Temporal.Instant, startsAt: Temporal.Instant): Temporal.Instant | null {
  const times = { ...invitationTimes, holdAtMost: tenant.settings.invitationHoldWorkingDays }
  return invitationDates(now, startsAt, calendarOf(tenant), times)?.holdUntil ?? null
}

async function addInvitees(tx: Tx, { id, residentId, personIds }: InvitationRow): Promise<Result<undefined>> {
  const own = await listOwnProfessionals(tx, residentId)
  if (!own.ok) return own
  const chosen = own.value.filter(isInvitable).filter(({ personId }) => personIds.includes(personId))
  if (chosen.length !== inviteeCount) return refuse('consultations.notOwnPeople')
  const { tenantId } = tx.actor
  await tx.insert(invitees).values(
    chosen.map(({ personId, role }) => ({
      tenantId,
      invitationId: id,
      personId,
      residentId,
      role,
      state: 'invited' as const,
    })),
  )
  return done()
}

/** Opens this one invitation to the invited, and with its appointment only until 30 days after the talk (INV-3). */
async function openUntil(tx: Tx, invitation: InvitationRow, appointmentId: string, until: Temporal.Instant) {
  const { id, residentId, personIds } = invitation
  await openParticipation(tx, { residentId, personIds, topic: 'PLAN', objectId: id, sourceId: id })
  await limitParticipation(tx, { sourceId: id, until })
  await limitParticipation(tx, { sourceId: appointmentId, until })
}

/**
 * Sends the draft of the acting resident, or of who acts for the resident: holds the time in all agendas until everybody has answered or `answerBy`
 * (INV-2b), asks both, and opens to them this invitation and its appointment alone (INV-3). A second click finds it sent.
 * Refuses an unfinished draft, people who are no longer the own professionals, `consultations.tooSoon` and
 * `appointments.slotTaken`; then nothing of it is done.
 */
export async function sendInvitation(
  tx: Tx,
  { tenant, invitationId }: { readonly tenant: Tenant; readonly invitationId: string },
): Promise<Result<{ readonly invitationId: string }>> {
  const opened = await openDraft(tx, invitationId, 'execute', true)
  if (!opened.ok) return opened
  const draft = opened.value
  const { id, residentId, personIds, startsAt, location } = draft
  const can = invitationCan(draft.state, 'send', 'resident')
  if (!can.ok) return draft.sentAt ? done({ invitationId: id }) : can
  if (firstOpenStep(draft) !== 'check' || !startsAt) return refuse('consultations.draftIncomplete')
  const { tenantId, now } = tx.actor
  const answerBy = answerByOf(tenant, now, startsAt)
  if (!answerBy) return refuse('consultations.tooSoon')

  const asked = await addInvitees(tx, draft)
  if (!asked.ok) return asked
  const held = await holdForAll(tx, {
    ...{ tenant, residentId, personIds, startsAt },
    minutes: talkMinutes,
    heldUntil: answerBy,
    location: location ?? '',
  })
  if (!held.ok) return held

  const sent = { state: can.value, appointmentId: held.value.id, sentAt: now, answerBy }
  await tx.update(invitations).set(sent).where(isInvitation(tx, id))
  const until = permissionUntil(startsAt.add({ minutes: talkMinutes }), tenant.timeZone)
  await openUntil(tx, draft, held.value.id, until)
  for (const personId of personIds) await notify(tx, { personId, template: 'newInvitation' })
  // What was done in the resident's name is told to the resident.
  if (tx.actor.kind === 'representative') await notify(tx, { personId: residentId, template: 'newAppointment' })
  await addJob(tx, 'consultations.expire', { tenantId, invitationId: id }, answerBy.toString())
  return done({ invitationId: id })
}
