import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findPublicEntry } from '#app/domain/directory/directory.queries.server.ts'
import { EntryPage } from '#app/domain/directory/entry-page.tsx'
import { showWholeEntry } from '#app/domain/directory/show-directory.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { listNeighbourhoods } from '#app/domain/tenants/tenants.queries.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { tenant, now } = args.context
  const { t, language } = await pageTexts(args)
  const found = await withActor(anonymous(args), async (tx) => ({
    entry: await findPublicEntry(tx, tenant, args.params['entryId']),
    neighbourhoods: await listNeighbourhoods(tx),
  }))
  if (isRefused(found) || found.entry === null) throw new Response(null, { status: 404 })
  const { entry, neighbourhoods } = found
  const neighbourhood = neighbourhoods.find(({ id }) => id === entry.row.neighbourhoodId)?.name ?? null
  const reader = { t, language, timeZone: tenant.timeZone, now, neighbourhood }
  const shown = showWholeEntry(entry, reader)
  return json({ title: shown.name.text, description: shown.description.text, language, entry: shown })
}

/** One place that helps (PUB-2), with whom to call and who checked it. */
export default function DirectoryEntry() {
  return <EntryPage {...useLoaderData<typeof loader>()} />
}
