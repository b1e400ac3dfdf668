import { withActor } from '#app/domain/access/with-actor.server.ts'
import { openDataset } from '#app/domain/activities/openactive-dataset.ts'
import { findOpenDataMoment } from '#app/domain/activities/openactive-pages.queries.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { openAnswer } from '#app/platform/http/open-answer.server.ts'
import iconHref from '#app/ui/icon.svg?url'

/** What of the wijk is open data, and where: a dataset as schema.org and OpenActive describe one, in JSON-LD. */
export async function loader(args: LoaderFunctionArgs) {
  const { tenant } = args.context
  const madeAt = await withActor(anonymous(args), findOpenDataMoment)
  if (isRefused(madeAt)) throw new Response(null, { status: 404 })
  const origin = originOf(tenant)
  const page = origin + paths.public.activities('nl')
  const dataset = openDataset({ name: tenant.name, city: tenant.city, origin, page, logo: origin + iconHref, madeAt })
  return openAnswer(args.request, {
    body: JSON.stringify(dataset),
    type: 'application/ld+json; charset=utf-8',
    seconds: 300,
  })
}
