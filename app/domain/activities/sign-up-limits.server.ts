import type { Temporal } from 'temporal-polyfill'
import { internationalNumber } from '#app/platform/sms.server.ts'
import { requestLimit } from '#app/platform/request-limit.server.ts'
import { addressBlock } from '../identity/address-block.ts'
import { takeTry, type Waits } from '../identity/growing-wait.server.ts'
import { refuse, type Refused } from '../shared/result.ts'

/** A community centre signs up many people from one address. */
const byAddress = requestLimit(40, 60 * 60)
/** A message abroad costs more, and who owns the number may earn by it: enough for a family, and a bound for all of them. */
const abroadByAddress = requestLimit(5, 60 * 60)
const abroad = requestLimit(200, 60 * 60)
/** Each of these sends a text message, so nobody floods a phone. */
const byPhone: Waits = [0, 0, 0, 0, 0, 0, 30, 60]

/** Seconds to wait before a number outside the Netherlands may be signed up. */
async function waitAbroad(number: string, block: string): Promise<number> {
  if (number.startsWith('+31')) return 0
  return (await abroadByAddress(block)) || (await abroad('all'))
}

/**
 * Counts a sign-up of a guest.
 * @returns `signup.tooManyTries` with the minutes to wait, for who signs up too often from one address or for one phone; for
 * numbers abroad sooner.
 */
export async function slowDownSignUps(of: {
  readonly tenantId: string
  readonly now: Temporal.Instant
  readonly remoteAddress: string
  readonly phone: string
}): Promise<Refused | null> {
  const [block, number] = [addressBlock(of.remoteAddress), internationalNumber(of.phone)]
  const seconds = (await byAddress(block)) || (await waitAbroad(number, block))
  const milliseconds = seconds > 0 ? seconds * 1000 : await takeTry(`sign-up ${of.tenantId} ${number}`, of.now, byPhone)
  return milliseconds === 0 ? null : refuse('signup.tooManyTries', { minutes: Math.ceil(milliseconds / 60_000) })
}
