import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { getAppointmentTimes } from '#app/domain/appointments/appointments.queries.server.ts'
import { InvitationStateTag } from '#app/domain/consultations/invitation-state-tag.tsx'
import { listInvitations } from '#app/domain/consultations/invitations.queries.server.ts'
import { showInvitation } from '#app/domain/consultations/show-invitation.server.ts'
import { mayShow, requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments', 'invitations')
  const { tenant, now } = args.context
  const after = readCursor(new URL(args.request.url).searchParams.get('na'))
  const found = await withActor(resident, async (tx) => {
    const list = await listInvitations(tx, { residentId: resident.subjectId, after })
    if (!list.ok) return list
    const ids = list.value.items.flatMap(({ appointmentId }) => appointmentId ?? [])
    return done({ ...list.value, times: await getAppointmentTimes(tx, ids) })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { t, language } = await pageTexts(args)
  const { items, next, times } = found.value
  const reader = { t, language, timeZone: tenant.timeZone, now }
  return json({
    title: t('consultations:list.title'),
    items: items.map((item) => showInvitation(item, reader, times.get(item.appointmentId ?? '')?.status)),
    next: next && cursorText(next),
    isFirst: after === null,
    mayInvite: mayShow(args, resident, 'appointments'),
  })
}

export default function Together() {
  const pages = useResidentPaths()
  const { t } = useTranslation('consultations')
  const { items, next, isFirst, mayInvite } = useLoaderData<typeof loader>()
  const begun = items.some(({ state }) => state === 'draft')
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} />
      {mayInvite ? (
        <LinkButton href={pages.newInvitation()} icon="together">
          {begun ? t('list.goOn') : t('list.new')}
        </LinkButton>
      ) : null}
      {items.length === 0 ? (
        <EmptyState title={t('list.empty')} pictogram="together">
          <p>{t('list.emptyText')}</p>
        </EmptyState>
      ) : (
        <Card title={t('list.yours')}>
          <RowList>
            {items.map(({ id, state, names, when }) => (
              <Row key={id} href={pages.invitation(id)} title={names || t('list.noPeople')}>
                {when ? <span>{when} </span> : null}
                <InvitationStateTag state={state} />
              </Row>
            ))}
          </RowList>
        </Card>
      )}
      <Pager
        label={t('list.pages')}
        newerHref={isFirst ? undefined : pages.together()}
        olderHref={next ? pages.together({ na: next }) : undefined}
      />
    </>
  )
}
