import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import type { Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { cancelForPractice } from './cancel-for-practice.server.ts'
import { chooseRoom } from './choose-room.server.ts'
import { enterInError, markArrived, markFulfilled, markNoShow } from './follow-appointment.server.ts'
import { moveForPractice } from './move-for-practice.server.ts'
import { clockTime, type teamAppointmentForm } from './practice-form.ts'

const marks = { arrived: markArrived, fulfilled: markFulfilled, noShow: markNoShow, inError: enterInError } as const

/** Does what somebody of the team chose at an appointment; refuses as the command of that choice does. */
export async function changeByTeam(
  tx: Tx,
  {
    tenant,
    appointmentId,
    change,
  }: { readonly tenant: Tenant; readonly appointmentId: string; readonly change: z.output<typeof teamAppointmentForm> },
): Promise<Result<undefined>> {
  if (change.intent === 'cancel') return cancelForPractice(tx, { appointmentId, changeReason: change.changeReason })
  if (change.intent === 'room') return chooseRoom(tx, { appointmentId, roomId: change.roomId ?? null })
  if (change.intent !== 'move') return marks[change.intent](tx, { appointmentId })
  const { date, time, personId: toPersonId = null, changeReason = null, overrideReason = null } = change
  const at = clockTime(date, time, tenant.timeZone)
  if (!at.ok) return at
  return moveForPractice(tx, { tenant, appointmentId, startsAt: at.value, toPersonId, changeReason, overrideReason })
}
