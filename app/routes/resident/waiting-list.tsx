import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { changeWaiting } from '#app/domain/appointments/change-waiting.server.ts'
import { findBookable } from '#app/domain/appointments/bookable.queries.server.ts'
import { mayBeAnybody } from '#app/domain/appointments/join-waiting-list.server.ts'
import { showOffers, showWaitedFor } from '#app/domain/appointments/show-waiting.server.ts'
import { showKinds } from '#app/domain/appointments/shown-choices.server.ts'
import { WaitForTime } from '#app/domain/appointments/wait-for-time.tsx'
import { WaitingEntries } from '#app/domain/appointments/waiting-entries.tsx'
import { waitingListForm } from '#app/domain/appointments/waiting-form.ts'
import { listWaitedFor } from '#app/domain/appointments/waiting-list.queries.server.ts'
import { WaitingOffers } from '#app/domain/appointments/waiting-offers.tsx'
import { listWaitingOffers } from '#app/domain/appointments/waiting-offers.queries.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

// i18n: waiting:refusals.* appointments:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant } = args.context
  const { timeZone } = tenant
  const { subjectId: residentId } = resident
  const query = new URL(args.request.url).searchParams
  const [personId, visitTypeId] = [query.get('wie'), query.get('soort')]
  const found = await withActor(resident, async (tx) => {
    const entries = await listWaitedFor(tx, { residentId, timeZone })
    if (!entries.ok) return entries
    const offers = await listWaitingOffers(tx, { residentId, timeZone, most: 10 })
    if (personId === null || visitTypeId === null) return done({ entries: entries.value, offers, wanted: null })
    const wanted = await findBookable(tx, { tenant, residentId, personId, visitTypeId })
    if (wanted.ok && wanted.value.type.invited) return notFound
    return wanted.ok ? done({ entries: entries.value, offers, wanted: wanted.value }) : wanted
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { entries, offers, wanted } = found.value
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone }
  const waits = wanted && entries.some((each) => each.visitTypeId === wanted.type.id && each.appointmentId === null)
  const [kind] = wanted ? showKinds([wanted.type], null, reader).kinds : []
  return json({
    title: t('waiting:list.title'),
    offers: showOffers(offers, reader),
    entries: showWaitedFor(entries, reader),
    wanted:
      wanted && kind && !waits
        ? {
            ...{ personId: wanted.professional.personId, visitTypeId: wanted.type.id, kind: kind.name },
            ...{ name: wanted.professional.calledName, orAnybody: mayBeAnybody(wanted) },
          }
        : null,
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const form = await parseForm(args, waitingListForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const { tenant } = args.context
  const asked = { tenant, residentId: resident.subjectId, change: form.value }
  const changed = await withActor(resident, (tx) => changeWaiting(tx, asked))
  const pages = residentPaths(args)
  if (changed.ok) {
    const { appointmentId } = changed.value
    return redirect(appointmentId === null ? pages.waitingList() : pages.appointment(appointmentId), 303)
  }
  if (changed.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(changed.refusal), { status: 409 })
}

/** What somebody waits for, and the times that came free for them. */
export default function WaitingList() {
  const pages = useResidentPaths()
  const { t } = useTranslation('waiting')
  const { offers, entries, wanted } = useLoaderData<typeof loader>()
  const form = useFormTexts(useActionData<typeof action>())
  const refusal = form.refusal ?? form.errors[0]?.message ?? null
  return (
    <>
      <PageHeader
        title={t('list.title')}
        intro={t('list.intro')}
        back={{ href: pages.appointments(), label: t('list.back') }}
      />
      {refusal ? (
        <Notice look="urgent" live>
          {refusal}
        </Notice>
      ) : null}
      <WaitingOffers offers={offers} />
      {wanted ? <WaitForTime wanted={wanted} /> : null}
      <WaitingEntries entries={entries} />
      {entries.length === 0 && !wanted ? (
        <EmptyState title={t('list.none')} pictogram="clock">
          <p>{t('list.noneText')}</p>
        </EmptyState>
      ) : null}
    </>
  )
}
