import { readCalendarFeed } from '#app/domain/appointments/read-calendar-feed.server.ts'
import { addressBlock } from '#app/domain/identity/address-block.ts'
import { placeOf } from '#app/domain/identity/guards.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { requestLimit } from '#app/platform/request-limit.server.ts'

/** Calendars ask every few minutes; many share the address of one practice. */
const limit = requestLimit(240, 60)

/** What is not there, was ended, and what never was: one answer. */
const notThere = () => new Response(null, { status: 404 })

/** The agenda of a professional for their own calendar: when and where, by a secret address that is all it takes. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args
  const wait = await limit(addressBlock(context.remoteAddress))
  if (wait > 0) return new Response(null, { status: 429, headers: { 'Retry-After': String(wait) } })
  const secret = /^(.+)\.ics$/.exec(params.feedFile ?? '')?.[1]
  if (secret === undefined) return notThere()
  const { timeZone } = context.tenant
  const feed = await readCalendarFeed(placeOf(args), { secret, title: 'Afspraak', timeZone })
  if (feed === null) return notThere()

  const headers = { ETag: feed.etag, 'Cache-Control': 'private, no-cache' }
  const known = (request.headers.get('If-None-Match') ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (known.includes(feed.etag)) return new Response(null, { status: 304, headers })
  return new Response(feed.file, { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' } })
}
