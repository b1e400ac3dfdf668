import { withActor } from '#app/domain/access/with-actor.server.ts'
import { waitToFeed } from '#app/domain/activities/feed-wait.server.ts'
import { afterChange, isOpenFeed, openFeeds, rpdePage, rpdeType } from '#app/domain/activities/openactive-page.ts'
import { listOpenData } from '#app/domain/activities/openactive-pages.queries.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { openAnswer, openRefusal } from '#app/platform/http/open-answer.server.ts'

/** A page of open data (OpenActive RPDE 1.0): what changed after a number, in the order in which it changed. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args
  const name = params.feedName
  if (!isOpenFeed(name)) return openRefusal(404, 'No such feed.')
  const wait = await waitToFeed(context.remoteAddress)
  if (wait > 0) return openRefusal(429, 'Too many at once.', { 'Retry-After': String(wait) })
  const after = afterChange(new URL(request.url).searchParams)
  if (after === null) return openRefusal(400, 'Ask with afterChangeNumber, a whole number, and nothing else.')

  const rows = await withActor(anonymous(args), (tx) => listOpenData(tx, { kind: openFeeds[name], after }))
  if (isRefused(rows)) throw new Response(null, { status: 404 })
  const self = originOf(context.tenant) + paths.openActive(name)
  return openAnswer(request, {
    body: JSON.stringify(rpdePage(name, rows, { self, after })),
    type: rpdeType,
    // RPDE 1.0 §4.5: the last page may be asked every few seconds, the others hardly change.
    seconds: rows.length === 0 ? 8 : 60,
  })
}
