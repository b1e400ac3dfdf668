import { useTranslation } from 'react-i18next'
import { HideForm } from '#app/domain/access/hide-form.tsx'
import { findHiddenOf } from '#app/domain/access/hide-from-representatives.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { sayHelped } from '#app/domain/activities/attendance.server.ts'
import { cancelRegistration } from '#app/domain/activities/registration-cancel.server.ts'
import { RegistrationList } from '#app/domain/activities/registration-list.tsx'
import { listRegistrations, type RegistrationPage } from '#app/domain/activities/registrations.queries.server.ts'
import { signUpForm } from '#app/domain/activities/sign-up-form.ts'
import { showRegistrations } from '#app/domain/activities/sign-up-show.server.ts'
import type { ShownRegistration } from '#app/domain/activities/sign-up-view.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths, residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

export const meta = pageTitle

const none: RegistrationPage = { items: [], next: null }

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant, now } = args.context
  const query = new URL(args.request.url).searchParams
  const [comingAfter, pastAfter] = [readCursor(query.get('na')), readCursor(query.get('voor'))]
  const { subjectId: residentId } = resident
  const found = await withActor(resident, async (tx) => {
    // A further page of one list leaves the other out.
    const coming = pastAfter
      ? done(none)
      : await listRegistrations(tx, { residentId, which: 'coming', after: comingAfter })
    if (!coming.ok) return coming
    const past = comingAfter ? done(none) : await listRegistrations(tx, { residentId, which: 'past', after: pastAfter })
    if (!past.ok) return past
    const objectIds = [...coming.value.items, ...past.value.items].map(({ signUpId }) => signUpId)
    const hidden = await findHiddenOf(tx, { residentId, topic: 'APPOINTMENTS', objectIds })
    return done({ coming: coming.value, past: past.value, hidden })
  })
  if (!found.ok) throw new Response(null, { status: 404 })
  const { coming, past, hidden } = found.value
  const { t, language } = await pageTexts(args)
  const show = ({ items, next }: RegistrationPage) => ({
    items: showRegistrations(items, { language, timeZone: tenant.timeZone, now }),
    next: next && cursorText(next),
  })
  const signedUpFor = query.get('gedaan')
  const of = coming.items.filter(({ activityId, state }) => activityId === signedUpFor && state !== 'cancelled')
  const waits = of.length > 0 && of.every(({ state }) => state === 'waiting')
  return json({
    ...{ title: t('signup:mine.title'), language, coming: show(coming), past: show(past) },
    hidden,
    isFirst: comingAfter === null && pastAfter === null,
    just: signedUpFor === null ? null : waits ? 'waits' : 'placed',
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const form = await parseForm(args, signUpForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const asked = form.value
  const { signUpId } = asked
  const changed = await withActor(resident, (tx) =>
    asked.intent === 'cancel'
      ? cancelRegistration(tx, { signUpId, date: asked.date ?? null })
      : sayHelped(tx, { signUpId, date: asked.date, answer: asked.answer }),
  )
  if (!changed.ok) throw new Response(null, { status: 404 })
  return redirect(residentPaths(args).registrations(), 303)
}

/** What a resident takes part in, and whether it helped. */
export default function Registrations() {
  const pages = useResidentPaths()
  const { t } = useTranslation('signup')
  const { title, language, coming, past, hidden, isFirst, just } = useLoaderData<typeof loader>()
  const isEmpty = coming.items.length + past.items.length === 0
  const list = {
    action: pages.registrations(),
    fields: ({ signUpId }: { signUpId: string }) => ({ signUpId }),
    under: ({ signUpId, title, when }: ShownRegistration) =>
      hidden ? (
        <HideForm
          topic="APPOINTMENTS"
          objectId={signUpId}
          isHidden={hidden.includes(signUpId)}
          name={`${title}, ${when}`}
          at="activities"
        />
      ) : null,
  }
  return (
    <>
      <PageHeader title={title} intro={t('mine.intro')} back={{ href: pages.home, label: t('mine.back') }} />
      {just ? (
        <Notice look="success" live>
          {t(just === 'waits' ? 'says.waiting' : 'link.done')}
        </Notice>
      ) : null}
      {coming.items.length > 0 ? <RegistrationList title={t('mine.coming')} items={coming.items} {...list} /> : null}
      <Pager
        label={t('mine.coming')}
        order="soonest"
        {...(coming.next ? { olderHref: pages.registrations({ na: coming.next }) } : {})}
        {...(isFirst || coming.items.length === 0 ? {} : { newerHref: pages.registrations() })}
      />
      {past.items.length > 0 ? <RegistrationList title={t('mine.past')} items={past.items} {...list} /> : null}
      <Pager
        label={t('mine.past')}
        {...(past.next ? { olderHref: pages.registrations({ voor: past.next }) } : {})}
        {...(isFirst || past.items.length === 0 ? {} : { newerHref: pages.registrations() })}
      />
      {isEmpty ? (
        <EmptyState title={t('mine.none')} pictogram="together">
          <p>{t('mine.noneText')}</p>
        </EmptyState>
      ) : null}
      <LinkButton look="quiet" href={paths.public.activities(language)}>
        {t('mine.find')}
      </LinkButton>
    </>
  )
}
