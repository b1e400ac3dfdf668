import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listOpenGroups } from '#app/domain/appointments/join-group.server.ts'
import { OpenGroupRows } from '#app/domain/appointments/open-group-rows.tsx'
import { ownPlacesIn } from '#app/domain/appointments/own-places.queries.server.ts'
import { showOpenGroup } from '#app/domain/appointments/show-open-group.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findOwnPractice } from '#app/domain/messaging/practice.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant, now } = args.context
  const { subjectId: residentId } = resident
  const after = readCursor(new URL(args.request.url).searchParams.get('na'))
  const found = await withActor(resident, async (tx) => {
    const open = await listOpenGroups(tx, { residentId, after })
    if (!open.ok) return open
    const { items, next } = open.value
    const places = await ownPlacesIn(tx, { residentId, groupIds: items.map(({ id }) => id) })
    const practice = items.length === 0 ? await findOwnPractice(tx, tenant) : null
    return done({ items, next, places, phone: practice?.team.phone ?? tenant.settings.phones.help })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { items, next, places, phone } = found.value
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone, now }
  return json({
    title: t('groups:list.title'),
    groups: items.map((group) => showOpenGroup(group, places.get(group.id) ?? null, reader)),
    next: next && cursorText(next),
    first: after === null,
    phone,
  })
}

/** The groups in which the resident may take a place, soonest first. */
export default function Groups() {
  const pages = useResidentPaths()
  const { t } = useTranslation('groups')
  const { groups, next, first, phone } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={t('list.title')}
        intro={t('list.intro')}
        back={{ href: pages.appointments(), label: t('list.back') }}
      />
      {groups.length > 0 ? (
        <Card>
          <OpenGroupRows groups={groups} />
        </Card>
      ) : (
        <EmptyState title={t('list.none')} pictogram="together">
          <p>{t('list.noneText', { phone: phoneText(phone) })}</p>
        </EmptyState>
      )}
      <Pager
        label={t('list.title')}
        order="soonest"
        {...(first ? {} : { newerHref: pages.groups() })}
        {...(next ? { olderHref: pages.groups({ na: next }) } : {})}
      />
    </>
  )
}
