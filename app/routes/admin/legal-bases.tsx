import { useTranslation } from 'react-i18next'
import { listAllLegalBases, type SetLegalBasis } from '#app/domain/access/legal-bases.queries.server.ts'
import { legalBasisForm } from '#app/domain/access/legal-basis-form.ts'
import { BasisTable, SetBasisForm } from '#app/domain/access/legal-basis-parts.tsx'
import { endLegalBasis, setLegalBasis } from '#app/domain/access/set-legal-basis.server.ts'
import { sharingDay } from '#app/domain/access/show-sharing.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireAdmin, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { FormPage } from '#app/ui/form-page.tsx'

// i18n: sharing:refusals.*, sharing.work:grounds.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })
const doneWords = { gezet: 'wasSet', gestopt: 'wasEnded' } as const

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const found = await withActor(admin, (tx) => listAllLegalBases(tx))
  if (!found.ok) throw notThere()
  const { organisations, open, ended } = found.value
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: args.context.tenant.timeZone }
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const show = ({ id, organisationId, purpose, basis, source, startsAt, endedAt }: SetLegalBasis) => {
    const since = sharingDay(startsAt, reader)
    const period = endedAt
      ? t('sharing.work:grounds.from', { since, until: sharingDay(endedAt, reader) })
      : t('sharing.work:grounds.since', { since })
    return { id, organisation: names.get(organisationId) ?? '', purpose, basis, source, period }
  }
  const said = new URL(args.request.url).searchParams.get('klaar') ?? ''
  return json({
    title: t('sharing.work:grounds.title'),
    basisId: newId(args.context.now.epochMilliseconds),
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
    open: open.map(show).sort((a, b) => a.organisation.localeCompare(b.organisation, language)),
    ended: ended.map(show),
    said: Object.hasOwn(doneWords, said) ? doneWords[said as keyof typeof doneWords] : null,
  })
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  await requireRecentProof(args, admin)
  const form = await parseForm(args, legalBasisForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const done = await withActor(admin, (tx) =>
    value.intent === 'set' ? setLegalBasis(tx, value) : endLegalBasis(tx, value),
  )
  if (done.ok) return redirect(paths.admin.legalBases({ klaar: value.intent === 'set' ? 'gezet' : 'gestopt' }), 303)
  if (done.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(done.refusal), { status: 409 })
}

/** On what ground each organisation works, for each purpose: apart from what residents allow, and never called that (CON-6). */
export default function LegalBases() {
  const { t } = useTranslation('sharing.work')
  const { title, basisId, organisations, open, ended, said } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage title={title} intro={t('grounds.intro')} form={form} said={said && !state ? t(`grounds.${said}`) : null}>
      <BasisTable caption={t('grounds.now')} rows={open} empty={t('grounds.none')} ends />
      <SetBasisForm basisId={basisId} organisations={organisations} state={state} error={form.error} />
      {ended.length > 0 ? <BasisTable caption={t('grounds.before')} rows={ended} empty="" ends={false} /> : null}
    </FormPage>
  )
}
