import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { CheckInvitation } from '#app/domain/consultations/check-invitation.tsx'
import { ChooseJointTime } from '#app/domain/consultations/choose-joint-time.tsx'
import { ChoosePeople } from '#app/domain/consultations/choose-people.tsx'
import { ChooseSubject } from '#app/domain/consultations/choose-subject.tsx'
import { getDraftPage } from '#app/domain/consultations/draft-page.server.ts'
import { newInvitationForm } from '#app/domain/consultations/invitation-form.ts'
import { stepOfWord, type InvitationStep } from '#app/domain/consultations/invitation-steps.ts'
import { findInvitationDraft } from '#app/domain/consultations/save-invitation-draft.server.ts'
import { showDraftPage } from '#app/domain/consultations/show-draft-page.server.ts'
import { takeInvitationStep } from '#app/domain/consultations/take-invitation-step.server.ts'
import { mayShow, requireResident, type SignedResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'

// i18n: consultations:refusals.*, appointments:refusals.slotTaken
export const meta = pageTitle

type Args = LoaderFunctionArgs | ActionFunctionArgs
const stranger = () => new Response(null, { status: 404 })

function dayIn(text: string | null): Temporal.PlainDate | null {
  try {
    return text === null ? null : Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

/**
 * Who makes an invitation: the resident, or who acts for them. A talk stands in the resident's agenda, so that a mandate
 * has to say both invitations and appointments.
 */
async function requireInviter(args: Args): Promise<SignedResident> {
  const resident = await requireResident(args, 'appointments', 'invitations')
  return mayShow(args, resident, 'appointments') ? resident : requireResident(args, 'appointments')
}

/** A page in words; null when the invitation was sent already. */
async function pageFor(
  args: Args,
  resident: SignedResident,
  invitationId: string | null,
  asked: InvitationStep | null,
) {
  const { tenant, now } = args.context
  const withConcerns = resident.actsFor === null || mayShow(args, resident, 'dossier')
  const found = await withActor(resident, (tx) => getDraftPage(tx, { tenant, invitationId, asked, withConcerns }))
  if (!found.ok) throw stranger()
  const { draft } = found.value
  if (draft && draft.state !== 'draft') return null
  const { t, language } = await pageTexts(args)
  const from = dayIn(new URL(args.request.url).searchParams.get('vanaf'))
  const reader = { t, language, timeZone: tenant.timeZone, now }
  const page = showDraftPage(found.value, {
    tenant,
    reader,
    from,
    displayName: resident.actsFor?.name ?? resident.displayName,
  })
  return { title: t(`consultations:${page.step}.title`), page }
}

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireInviter(args)
  const query = new URL(args.request.url).searchParams
  const given = query.get('u')
  // What was begun goes on; a new one gets its id here, so that sending its first page twice makes one.
  const begun = given === null ? await withActor(resident, (tx) => findInvitationDraft(tx)) : null
  if (begun && !isRefused(begun)) return redirect(residentPaths(args).newInvitation({ u: begun.id }), 302)
  const shown = await pageFor(args, resident, given, stepOfWord(query.get('stap')))
  if (!shown) return redirect(residentPaths(args).invitation(given ?? ''), 302)
  return json({ ...shown, invitationId: given ?? newId() })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireInviter(args)
  const form = await parseForm(args, newInvitationForm)
  if (!form.ok) return json({ ...form.reply, instead: null }, { status: 400 })

  const { intent, invitationId } = form.value
  const done = await withActor(resident, (tx) =>
    takeInvitationStep(tx, { tenant: args.context.tenant, answer: form.value }),
  )
  if (done.ok) {
    return redirect(
      intent === 'send'
        ? residentPaths(args).invitation(invitationId)
        : residentPaths(args).newInvitation({ u: invitationId }),
    )
  }
  if (done.refusal.code === notFound.refusal.code) throw stranger()
  // A time that is gone: the other times at once, with everything that was typed (lesson 1).
  const gone = ['appointments.slotTaken', 'consultations.tooSoon'].includes(done.refusal.code)
  const instead = gone ? await pageFor(args, resident, invitationId, 'when') : null
  return json({ ...form.refuse(done.refusal), instead: instead?.page ?? null }, { status: 409 })
}

export default function NewInvitation() {
  const { page: asked, invitationId } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const page = state?.instead ?? asked
  const props = { invitationId, state }
  if (page.step === 'who') return <ChoosePeople {...props} page={page} />
  if (page.step === 'about') return <ChooseSubject {...props} page={page} />
  if (page.step === 'when') return <ChooseJointTime {...props} page={page} />
  return <CheckInvitation {...props} page={page} />
}
