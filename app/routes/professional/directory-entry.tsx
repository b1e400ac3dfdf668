import { withActor } from '#app/domain/access/with-actor.server.ts'
import { entryForm } from '#app/domain/directory/entry-form.ts'
import { EntryWork } from '#app/domain/directory/entry-work.tsx'
import { saidOf } from '#app/domain/directory/said-words.ts'
import { showEntryWork } from '#app/domain/directory/show-entry-work.server.ts'
import { takeEntryDeed } from '#app/domain/directory/take-entry-deed.server.ts'
import { requireAtWork } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { workRoles } from '#app/domain/shared/actor.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAtWork(args, workRoles)
  const { tenant, now } = args.context
  const reader = { ...(await pageTexts(args)), timeZone: tenant.timeZone, now }
  const shown = await withActor(actor, (tx) => showEntryWork(tx, tenant, args.params['entryId'], reader))
  if (shown === null || isRefused(shown)) throw notThere()
  return json({ ...shown, said: saidOf(new URL(args.request.url).searchParams.get('gedaan')) })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireAtWork(args, workRoles)
  const form = await parseForm(args, entryForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const did = await withActor(actor, (tx) => takeEntryDeed(tx, args.context.tenant, args.params['entryId'], value))
  if (did.ok)
    return redirect(paths.professional.directoryEntry(did.value.id, { gedaan: saidOf(value.intent) ?? '' }), 303)
  if (did.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(did.refusal), refusalStatus(did.refusal))
}

// i18n: directory:refusals.*, directory.work:errors.*
/** An entry of the sociale kaart for who keeps it, and proposing one. */
export default function DirectoryEntry() {
  const data = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <EntryWork
      {...data}
      state={state}
      backHref={paths.professional.directory()}
      languagesHref={paths.professional.directoryLanguages}
    />
  )
}
