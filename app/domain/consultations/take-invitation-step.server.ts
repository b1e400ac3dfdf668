import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import type { Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { chooseSubject } from './choose-subject.server.ts'
import { chooseTime } from './choose-time.server.ts'
import type { newInvitationForm } from './invitation-form.ts'
import { saveInvitationDraft } from './save-invitation-draft.server.ts'
import { sendInvitation } from './send-invitation.server.ts'

/** Carries out what one page of an invitation asks; refuses what the page's own command refuses. */
export function takeInvitationStep(
  tx: Tx,
  { tenant, answer }: { readonly tenant: Tenant; readonly answer: z.output<typeof newInvitationForm> },
): Promise<Result<{ readonly invitationId: string }>> {
  const { invitationId } = answer
  switch (answer.intent) {
    case 'who':
      return saveInvitationDraft(tx, { invitationId, personIds: answer.people })
    case 'about':
      return chooseSubject(tx, answer)
    case 'when':
      return chooseTime(tx, { tenant, ...answer })
    case 'send':
      return sendInvitation(tx, { tenant, invitationId })
  }
}
