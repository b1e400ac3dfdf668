import Bowser from 'bowser'
import { networkOf } from './network.ts'

/** A name of a browser or system: letters, digits and spaces, so that a made-up header can't put anything else in a page. */
const clean = (name: string | undefined) => (name ?? '').replaceAll(/[^\p{L}\p{N} ]/gu, '').slice(0, 30)

/**
 * The device and the network of a visitor, for the list of one's own sessions: `Chrome|Android` and `145.53`.
 * @param userAgent of the request, or null; what it doesn't say stays empty.
 */
export function seenFrom(userAgent: string | null, address: string): { device: string; place: string } {
  const place = networkOf(address)
  if (!userAgent) return { device: '|', place }
  const parser = Bowser.getParser(userAgent)
  return { device: `${clean(parser.getBrowserName())}|${clean(parser.getOSName())}`, place }
}
