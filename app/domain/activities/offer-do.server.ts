import type { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import { done, type Result } from '../shared/result.ts'
import { copyActivity } from './copy-activity.server.ts'
import { archiveActivity } from './offer-archive.server.ts'
import type { offerDeedForm } from './offer-deed-form.ts'
import type { OfferDone } from './offer-done.ts'
import { judgeWords, publishActivity, sendBackActivity } from './publish-activity.server.ts'
import { submitActivity } from './submit-activity.server.ts'

type Form = z.output<typeof offerDeedForm>

async function command(
  tx: Tx,
  asked: Exclude<Form, { intent: 'copy' }> & { readonly activityId: string | undefined },
): Promise<[OfferDone, Result<unknown>]> {
  switch (asked.intent) {
    case 'submit':
      return ['submitted', await submitActivity(tx, asked)]
    case 'publish':
      return ['published', await publishActivity(tx, asked)]
    case 'sendBack':
      return ['sentBack', await sendBackActivity(tx, asked)]
    case 'approveWords':
      return ['wordsApproved', await judgeWords(tx, { ...asked, approve: true })]
    case 'refuseWords':
      return ['wordsRefused', await judgeWords(tx, { ...asked, approve: false })]
    case 'archive':
      return ['archived', await archiveActivity(tx, asked)]
  }
}

/**
 * Carries out what the form of an activity's page asks; each command refuses for itself.
 * @returns which activity to go on with, and what was done.
 */
export async function doWithOffer(
  tx: Tx,
  asked: Form & { readonly activityId: string | undefined; readonly today: Temporal.PlainDate },
): Promise<Result<{ readonly activityId: string; readonly did: OfferDone }>> {
  if (asked.intent === 'copy') {
    const copied = await copyActivity(tx, asked)
    return copied.ok ? done({ ...copied.value, did: 'copied' }) : copied
  }
  const [did, answer] = await command(tx, asked)
  return answer.ok ? done({ activityId: asked.activityId!, did }) : answer
}
