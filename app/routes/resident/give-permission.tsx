import { useTranslation } from 'react-i18next'
import { givePermission } from '#app/domain/access/give-permission.server.ts'
import { GiveCheck, GiveHowLong, GiveWhat, GiveWho } from '#app/domain/access/give-steps.tsx'
import { givingSteps, isGivingStep, readGivingQuery } from '#app/domain/access/giving-steps.ts'
import { recipientText } from '#app/domain/access/recipient-text.ts'
import { giveForm, howLongForm, topicsForm, whoForm } from '#app/domain/access/sharing-form.ts'
import { showGiving } from '#app/domain/access/show-giving.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'sharing')
  const step = args.params.givingStep
  if (!isGivingStep(step)) throw notThere()
  const { t, language } = await pageTexts(args)
  const { tenant } = args.context
  const query = readGivingQuery(new URL(args.request.url).searchParams)
  const asked = { t, language, timeZone: tenant.timeZone, tenant, residentId: resident.subjectId }
  const found = await withActor(resident, (tx) => showGiving(tx, step, query, asked))
  if (!found.ok) throw notThere()
  // The page before this one comes first.
  if (!found.value) return redirect(residentPaths(args).givePermission('wie'), 302)
  return json({ title: t('sharing:give.title'), page: found.value })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'sharing')
  const step = args.params.givingStep
  const pages = residentPaths(args)
  if (step === 'wie') {
    const form = await parseForm(args, whoForm)
    if (!form.ok) return json(form.reply, { status: 400 })
    return redirect(pages.givePermission('wat', { wie: recipientText(form.value.wie) }))
  }
  if (step === 'wat') {
    const form = await parseForm(args, topicsForm)
    if (!form.ok) return json(form.reply, { status: 400 })
    const { wie, onderwerp } = form.value
    return redirect(pages.givePermission('hoelang', { wie: recipientText(wie), onderwerp }))
  }
  if (step === 'hoelang') {
    const form = await parseForm(args, howLongForm)
    if (!form.ok) return json(form.reply, { status: 400 })
    const { wie, onderwerp, maanden } = form.value
    return redirect(pages.givePermission('nakijken', { wie: recipientText(wie), onderwerp, maanden }))
  }
  if (step !== 'nakijken') throw notThere()
  const form = await parseForm(args, giveForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  if (value.intent !== 'give') return redirect(pages.sharing({ nieuws: value.intent }))
  const { language } = await pageTexts(args)
  const given = await withActor(resident, (tx) =>
    givePermission(tx, {
      ...{ permissionId: value.permissionId, residentId: resident.subjectId, recipient: value.wie },
      ...{ topics: value.onderwerp, months: value.maanden ?? null, language, tenant: args.context.tenant },
    }),
  )
  if (given.ok) return redirect(pages.sharing({ nieuws: 'given' }))
  if (given.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(given.refusal), { status: 409 })
}

/** Giving, one question a page: with whom, what, how long, and whether it is right (CON-3). */
export default function GivePermission() {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const { page } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <>
      <BackLink href={page.step === 'wie' ? pages.sharing() : pages.givePermission('wie')}>
        {page.step === 'wie' ? t('back') : t('give.back')}
      </BackLink>
      <Steps current={givingSteps.indexOf(page.step) + 1} total={givingSteps.length} />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {page.step === 'wie' ? <GiveWho page={page} state={state} /> : null}
      {page.step === 'wat' ? <GiveWhat page={page} state={state} /> : null}
      {page.step === 'hoelang' ? <GiveHowLong page={page} state={state} /> : null}
      {page.step === 'nakijken' ? <GiveCheck page={page} state={state} /> : null}
    </>
  )
}
