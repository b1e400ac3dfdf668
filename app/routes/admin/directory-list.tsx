import { withActor } from '#app/domain/access/with-actor.server.ts'
import { checkEntry } from '#app/domain/directory/check-entry.server.ts'
import { checkForm } from '#app/domain/directory/entry-form.ts'
import { saidOf } from '#app/domain/directory/said-words.ts'
import { showWorkList } from '#app/domain/directory/show-work-list.server.ts'
import { WorkListPage } from '#app/domain/directory/work-list-page.tsx'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const { t, language } = await pageTexts(args)
  const search = new URL(args.request.url).searchParams
  const asked = { tab: search.get('toon') === 'alles' ? 'all' : 'todo', after: search.get('na') } as const
  const list = await withActor(admin, (tx) => showWorkList(tx, args.context.tenant, asked, { language }))
  if (isRefused(list)) throw new Response(null, { status: 404 })
  const said = saidOf(search.get('gedaan'))
  return json({ title: t('directory.work:title'), language, said, tab: asked.tab, ...list })
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  const form = await parseForm(args, checkForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { entryId } = form.value
  const checked = await withActor(admin, (tx) => checkEntry(tx, args.context.tenant, entryId))
  if (!checked.ok) throw new Response(null, { status: 404 })
  return redirect(paths.admin.directory({ gedaan: saidOf('check') ?? undefined }), 303)
}

/** The whole sociale kaart, for its editor (PUB-2). */
export default function DirectoryList() {
  const { language, ...list } = useLoaderData<typeof loader>()
  const { directory, directoryEntry, newDirectoryEntry } = paths.admin
  return (
    <WorkListPage
      {...list}
      isEditor={true}
      listHref={directory}
      entryHref={(id) => directoryEntry(id)}
      newHref={() => newDirectoryEntry}
      publicHref={() => paths.public.directory(language)}
    />
  )
}
