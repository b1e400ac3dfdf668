import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { findAppointment } from './appointments.queries.server.ts'
import { cancelGroup } from './cancel-group.server.ts'
import { changeGroup } from './change-group.server.ts'
import { markArrived, markNoShow } from './follow-appointment.server.ts'
import type { groupForm } from './team-group-form.ts'
import { moveGroup } from './move-group.server.ts'
import { passGroup } from './pass-group.server.ts'
import { clockTime } from './practice-form.ts'
import { putInGroup } from './put-in-group.server.ts'

type Chosen = Exclude<z.output<typeof groupForm>, { intent: 'search' }>

/** Marks who came, or did not, of this group alone. */
async function followPlace(tx: Tx, groupId: string, { intent, placeId }: Extract<Chosen, { placeId: string }>) {
  const found = await findAppointment(tx, { id: placeId })
  if (!found.ok || found.value.groupId !== groupId) return notFound
  const mark = intent === 'arrived' ? markArrived : markNoShow
  return mark(tx, { appointmentId: placeId })
}

/** Does what somebody of the team chose at a group; refuses as the command of that choice does. */
export async function changeTeamGroup(
  tx: Tx,
  asked: { readonly tenant: Tenant; readonly groupId: string; readonly change: Chosen },
): Promise<Result<undefined>> {
  const { tenant, groupId, change } = asked
  switch (change.intent) {
    case 'arrived':
    case 'noShow':
      return followPlace(tx, groupId, change)
    case 'put': {
      const put = await putInGroup(tx, { groupId, residentId: change.residentId, reason: null })
      return put.ok ? done() : put
    }
    case 'move': {
      const at = clockTime(change.date, change.time, tenant.timeZone)
      if (!at.ok) return at
      return moveGroup(tx, { tenant, groupId, startsAt: at.value, changeReason: change.changeReason ?? null })
    }
    case 'pass':
      return passGroup(tx, { tenant, groupId, fromPersonId: change.fromPersonId, toPersonId: change.toPersonId })
    case 'change': {
      const { title, most, selfBookable, roomId = null } = change
      return changeGroup(tx, { groupId, title, most, selfBookable: selfBookable === 'on', roomId })
    }
    case 'cancel':
      return cancelGroup(tx, { groupId, changeReason: change.changeReason })
  }
}
