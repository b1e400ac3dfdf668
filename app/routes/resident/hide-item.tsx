import { useTranslation } from 'react-i18next'
import { hideFromRepresentatives, showToRepresentatives } from '#app/domain/access/hide-from-representatives.server.ts'
import { hideForm } from '#app/domain/access/mandate-form.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { neededAssurance } from '#app/domain/identity/assurance.ts'
import { mayShow, requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths, safeReturnTo } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

// i18n: access:mandates.topics.*
export const meta = pageTitle

interface Thing {
  readonly topic: string
  readonly objectId?: string | null | undefined
  readonly at?: 'activities' | undefined
}

/** Where the thing stands; a whole topic stands on the page of mandates. */
function placeOf({ topic, objectId, at }: Thing): string {
  if (!objectId) return paths.resident.mandates
  if (at === 'activities') return paths.resident.registrations()
  if (topic === 'MESSAGES') return paths.resident.thread(objectId)
  if (topic === 'APPOINTMENTS') return paths.resident.appointment(objectId)
  if (topic === 'PLAN') return paths.resident.invitation(objectId)
  return paths.resident.fourDomains
}

/** Showing again gives something away, so it comes back here after a step-up, as it was asked; all else stands elsewhere. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = hideForm.safeParse(Object.fromEntries(new URL(args.request.url).searchParams))
  const again = asked.success && asked.data.intent === 'show' ? asked.data : null
  await requireResident(args, again ? 'sharing' : 'portal')
  if (!again) return redirect(paths.resident.mandates, 302)
  const { t } = await pageTexts(args)
  const { topic, objectId = '', at } = again
  return json({
    title: t('access:mandates.showAgain.title'),
    topic,
    objectId,
    ...(at ? { at } : {}),
    label: objectId
      ? t('access:mandates.show')
      : `${t('access:mandates.showTopic')}: ${t(`access:mandates.topics.${topic}`)}`,
    back: placeOf(again),
  })
}

/**
 * Hides one thing or a whole topic from who acts for the resident, which anybody who is signed in may; or shows it again,
 * which asks as much as giving a mandate does (ACC-1, REP-5). Goes back to where it stands.
 */
export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args)
  const form = await parseForm(args, hideForm)
  if (!form.ok) throw new Response(null, { status: 400 })
  const { intent, topic, objectId = null, at } = form.value
  if (intent === 'show' && !mayShow(args, resident, 'sharing')) {
    const needs = neededAssurance('sharing', args.context.tenant.settings)
    const again = paths.resident.showAgain({ topic, objectId: objectId ?? '', ...(at ? { at } : {}) })
    return redirect(paths.stepUp(needs, again), 302)
  }
  const thing = { residentId: resident.subjectId, topic, objectId }
  const done = await withActor(resident, (tx) =>
    intent === 'hide' ? hideFromRepresentatives(tx, thing) : showToRepresentatives(tx, thing),
  )
  if (!done.ok) throw new Response(null, { status: 404 })
  return redirect(safeReturnTo(placeOf({ ...thing, at }), paths.resident.mandates))
}

/** One button that shows again what was hidden, just as it was asked before the step-up. */
export default function HideItem() {
  const { t } = useTranslation('access')
  const { title, topic, objectId, at, label, back } = useLoaderData<typeof loader>()
  const one = objectId ? { objectId } : {}
  return (
    <>
      <BackLink href={safeReturnTo(back, paths.resident.mandates)}>{t('mandates.showAgain.back')}</BackLink>
      <PageHeader title={title} intro={t('mandates.showAgain.text')} />
      <PostForm action={paths.resident.hideItem}>
        <HiddenFields values={{ intent: 'show', topic, at, ...one }} />
        <Button icon="eye">{label}</Button>
      </PostForm>
    </>
  )
}
