import { withActor } from '#app/domain/access/with-actor.server.ts'
import { showAid } from '#app/domain/activities/decision-aid-admin.server.ts'
import { aidDoneText, type AidDone } from '#app/domain/activities/decision-aid-done.server.ts'
import { aidForm } from '#app/domain/activities/decision-aid-form.ts'
import { AidKept } from '#app/domain/activities/decision-aid-kept.tsx'
import { doWithAid } from '#app/domain/activities/decision-aid-write.server.ts'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'

// i18n: decision-aids.work:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const { t, language } = await pageTexts(args)
  const { tenant } = args.context
  const reader = { t, language, timeZone: tenant.timeZone }
  const found = await withActor(admin, (tx) => showAid(tx, tenant, args.params.aidId, reader))
  if (!found.ok) throw notThere()
  const said = aidDoneText(new URL(args.request.url).searchParams.get('klaar'), t)
  return json({ ...found.value, said, language })
}

const doneBy = {
  ...({
    publish: 'published',
    drop: 'dropped',
    takeOff: 'takenOff',
    addQuestion: 'added',
    addOutcome: 'added',
  } as const),
} satisfies Record<string, AidDone>

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  const form = await parseForm(args, aidForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const { aidId } = args.params
  const asked = { aidId, version: value.version, form: value }
  const did = await withActor(admin, (tx) => doWithAid(tx, args.context.tenant, asked))
  if (did.ok) {
    const { part } = did.value
    const done = doneBy[value.intent]
    const at = { klaar: done }
    return redirect(part ? paths.admin.decisionAidPart(aidId!, part, at) : paths.admin.decisionAid(aidId!, at), 303)
  }
  if (did.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(did.refusal), { status: 409 })
}

/** One decision aid: what it asks and where that leads, what is wrong with it, and putting it live. */
export default function KeptDecisionAid() {
  const aid = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { language, slug, ...kept } = aid
  return <AidKept state={state} aid={{ ...kept, publicHref: () => paths.public.decisionAid(language, slug) }} />
}
