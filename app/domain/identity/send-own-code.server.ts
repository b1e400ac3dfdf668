import type { ActionFunctionArgs } from '#app/framework.server.ts'
import { askForCode, findCodeAddresses, maskAddresses, type CodeChannel } from './ask-for-code.server.ts'
import { asPortal } from './as-portal.server.ts'
import { placeOf } from './guards.server.ts'
import { codeMinutes, type CodeOwner } from './one-time-code.server.ts'

/** What the page of a sent code shows. */
export interface SentCode {
  readonly minutes: number
  readonly to: { readonly email: string | null; readonly phone: string | null }
  readonly wasSent: boolean
  /** See `CodeAddresses`. */
  readonly mailAlone: boolean
}

/** What the page of a sent code shows, before one is sent. */
export async function codePage(args: Pick<ActionFunctionArgs, 'context'>, owner: CodeOwner): Promise<SentCode> {
  const place = placeOf(args as ActionFunctionArgs)
  const addresses = await asPortal(place, (tx) => findCodeAddresses(tx, owner))
  const to = addresses ? maskAddresses(addresses) : { email: null, phone: null }
  return { minutes: codeMinutes, to, wasSent: false, mailAlone: addresses?.mailAlone ?? false }
}

/**
 * Sends a code to the own address; to the phone where there is no mail address, or when that is asked. When one was sent
 * a moment ago no other is: that one still works.
 */
export async function sendOwnCode(args: ActionFunctionArgs, owner: CodeOwner, asked?: CodeChannel): Promise<SentCode> {
  const page = await codePage(args, owner)
  const channel = asked && page.to[asked] ? asked : page.to.email ? 'email' : 'phone'
  if (page.to[channel] === null) return page
  await askForCode(placeOf(args), { owner, channel, remoteAddress: args.context.remoteAddress })
  return { ...page, wasSent: true }
}
