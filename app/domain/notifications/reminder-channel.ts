/** How a resident may choose to be reminded (APP-9). */
export const reminderChannels = ['email', 'sms', 'none'] as const
export type ReminderChannel = (typeof reminderChannels)[number]

/** Where somebody can be reached; null where there is no such address, or this portal sends none of that kind. */
export interface Ways {
  readonly email: string | null
  readonly sms: string | null
}

/**
 * By which channel a message goes, and whether it goes at all. Who never chose is reminded by mail, never by a text
 * message that they did not ask for; who chose a channel and lost its address gets the other one.
 * @param chosen null for who never chose.
 * @returns `none` for who wants none, `noAddress` where no way is left.
 */
export function channelOf(chosen: ReminderChannel | null, ways: Ways): ReminderChannel | 'noAddress' {
  if (chosen === 'none') return 'none'
  const order = { email: ['email', 'sms'], sms: ['sms', 'email'] } as const
  const wanted = chosen === null ? (['email'] as const) : order[chosen]
  return wanted.find((channel) => ways[channel] !== null) ?? 'noAddress'
}
