import { useTranslation } from 'react-i18next'
import { askContactChange, finishContactChange, getOwnReach } from '#app/domain/access/change-contact.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { contactForm } from '#app/domain/identity/contact-form.ts'
import { placeOf, requireRecentProof, requireResident } from '#app/domain/identity/guards.server.ts'
import { codeMinutes } from '#app/domain/identity/one-time-code.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { ReachForms } from '#app/domain/identity/reach-forms.tsx'
import { eventPlace, recordEvent } from '#app/domain/identity/record-event.server.ts'
import { sessionNumber } from '#app/domain/identity/session.server.ts'
import { countTry } from '#app/domain/identity/sign-in-limits.server.ts'
import { notFound, refuse } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

// i18n: identity:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'contact')
  const { accountId } = resident.session
  const found = await withActor(resident, (tx) => getOwnReach(tx, { accountId }))
  if (!found.ok) throw notThere()
  const { t } = await pageTexts(args)
  return json({
    ...{ title: t('identity:reach.title'), ...found.value, minutes: codeMinutes },
    changed: new URL(args.request.url).searchParams.has('bewaard'),
  })
}

/** Asks for another address or number, or proves it with the code that went there (ACC-6). */
export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'contact')
  await requireRecentProof(args, resident)
  const form = await parseForm(args, contactForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const { accountId } = resident.session
  const owner = { accountId, sessionNumber: sessionNumber(args.request.headers.get('Cookie')) ?? '' }
  const { remoteAddress } = args.context
  const counted = value.intent === 'use' ? 'secondFactor' : 'sentCode'
  const slowed = await countTry(counted, { ...placeOf(args), account: accountId, known: true, remoteAddress })
  if (slowed) return json(form.refuse(slowed.refusal), refusalStatus(slowed.refusal))
  if (value.intent !== 'use') {
    const asked = { ...owner, channel: value.intent, value: value.intent === 'email' ? value.email : value.phone }
    const kept = await withActor(resident, (tx) => askContactChange(tx, asked))
    if (kept.ok) return redirect(paths.resident.reach, 303)
    if (kept.refusal.code === notFound.refusal.code) throw notThere()
    return json(form.refuse(kept.refusal), { status: 409 })
  }
  const finished = await withActor(resident, (tx) => finishContactChange(tx, { ...owner, typed: value.code }))
  if (!finished.ok) throw notThere()
  const outcome = finished.value === 'changed' ? 'success' : 'refused'
  await recordEvent(eventPlace(args), 'accountChanged', outcome, { ...resident, kind: 'resident', accountId })
  if (finished.value === 'changed') return redirect(`${paths.resident.reach}?bewaard=ja`, 303)
  const why = refuse(finished.value === 'wrong' ? 'identity.sentCodeWrong' : 'identity.emailTaken')
  return json(form.refuse(why.refusal), { status: 409 })
}

/** Where mail and codes reach me; another address or number counts once the code that went there is typed. */
export default function Reach() {
  const { t } = useTranslation('identity')
  const { title, email, phone, waiting, minutes, changed } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <>
      <BackLink href={paths.resident.data}>{t('reach.back')}</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t('reach.intro')} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {changed && !state ? (
        <Notice look="success" live>
          {t('reach.changed')}
        </Notice>
      ) : null}
      <ReachForms email={email} phone={phone} waiting={waiting} minutes={minutes} state={state} error={form.error} />
    </>
  )
}
