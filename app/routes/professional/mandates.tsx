import { useTranslation } from 'react-i18next'
import { DeskMandates } from '#app/domain/access/desk-mandates.tsx'
import { endMandate } from '#app/domain/access/end-mandate.server.ts'
import {
  hideFromRepresentatives,
  listHidden,
  showToRepresentatives,
} from '#app/domain/access/hide-from-representatives.server.ts'
import { deskMandateForm } from '#app/domain/access/mandate-form.ts'
import { hideableTopics } from '#app/domain/access/mandate-topics.ts'
import { listMandates } from '#app/domain/access/mandates.queries.server.ts'
import { MarkHiddenForm } from '#app/domain/access/mark-hidden-form.tsx'
import { mayMarkHidden } from '#app/domain/access/may-mark-hidden.ts'
import { RecordMandateForm } from '#app/domain/access/record-mandate-form.tsx'
import { recordMandate } from '#app/domain/access/record-mandate.server.ts'
import { showMandate } from '#app/domain/access/show-mandates.server.ts'
import { topicsOf } from '#app/domain/access/topics.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { getResidentContact } from '#app/domain/care-network/resident-contact.queries.server.ts'
import { requireProfessional, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isId, newId } from '#app/domain/shared/ids.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: access:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

/** The one thing that the page was opened for, to hide it. */
function itemIn(url: string) {
  const query = new URL(url).searchParams
  const topic = hideableTopics.find((each) => each === query.get('onderwerp'))
  const objectId = query.get('item')
  return topic && isId(objectId) ? { topic, objectId } : null
}

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const residentId = args.params.residentId ?? ''
  const found = await withActor(professional, async (tx) => {
    const contact = await getResidentContact(tx, residentId)
    if (!contact.ok) return contact
    const mandates = await listMandates(tx, { residentId, timeZone })
    if (!mandates.ok) return mandates
    return done({ who: contact.value, mandates: mandates.value, hidden: await listHidden(tx, residentId) })
  })
  if (!found.ok) throw notThere()
  const { who, mandates, hidden } = found.value
  const name = `\u2068${fullName(who.name)}\u2069`
  return json({
    title: t('access.work:mandates.title'),
    intro: t('access.work:mandates.intro', { name }),
    residentId,
    mandateId: newId(args.context.now.epochMilliseconds),
    mandates: mandates.map((each) => showMandate(each, { t, language, timeZone })),
    hidden,
    topics: hideableTopics.filter((topic) => topicsOf(professional.role).includes(topic)),
    item: itemIn(args.request.url),
    // Who may only read sees no forms (access: mandate).
    may: {
      record: mayMarkHidden(professional.role),
      end: mayMarkHidden(professional.role),
    },
  })
}

/** Hiding only takes away, and waits for nothing. */
async function hides({ request }: ActionFunctionArgs): Promise<boolean> {
  const data = await request
    .clone()
    .formData()
    .catch(() => null)
  return data?.get('intent') === 'hide'
}

/** Who records, ends or shows again proves again who acts (ACC-6). */
export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  if (!(await hides(args))) await requireRecentProof(args, professional)
  const form = await parseForm(args, deskMandateForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const residentId = args.params.residentId ?? ''
  const { value } = form
  const answer = await withActor(professional, async (tx) => {
    if (value.intent === 'end') return endMandate(tx, { residentId, mandateId: value.mandateId })
    if (value.intent === 'record') {
      const { childAgrees, documentReference = null, ...given } = value
      const checked = { ...given, documentReference, childAgrees: childAgrees === 'yes' }
      const recorded = await recordMandate(tx, { ...checked, residentId, place: args.context.tenant })
      return recorded.ok ? done() : recorded
    }
    const { topic, objectId = null } = value
    if (value.intent === 'show') return showToRepresentatives(tx, { residentId, topic, objectId })
    return hideFromRepresentatives(tx, { residentId, topic, objectId, reason: value.reason })
  })
  if (answer.ok) return redirect(paths.professional.mandates(residentId))
  if (answer.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(answer.refusal), { status: 409 })
}

/** Who may act for this resident: what the desk checked, and what is not for representatives (REP-1, REP-2, REP-5). */
export default function ResidentMandates() {
  const { t } = useTranslation('access.work')
  const page = useLoaderData<typeof loader>()
  const { title, intro, residentId, mandateId, mandates, hidden, topics, item, may } = page
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  // First what the page was opened for.
  const hide = <MarkHiddenForm hidden={hidden} topics={topics} item={item} state={state} error={form.error} />
  return (
    <WorkPage>
      <BackLink href={paths.professional.resident(residentId)}>{t('mandates.back')}</BackLink>
      <PageHeader title={title} intro={intro} />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      <DeskMandates mandates={mandates} mayEnd={may.end} />
      {may.record ? (
        <>
          {item ? hide : null}
          <Card title={t('mandates.record')}>
            <RecordMandateForm mandateId={mandateId} state={state} error={form.error} />
          </Card>
          {item ? null : hide}
        </>
      ) : null}
    </WorkPage>
  )
}
