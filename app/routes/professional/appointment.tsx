import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { readAskedMove } from '#app/domain/appointments/asked-move.ts'
import { CancelByTeam, InErrorQuestion, MoveByTeam } from '#app/domain/appointments/change-by-team-forms.tsx'
import { changeByTeam } from '#app/domain/appointments/change-by-team.server.ts'
import { listDeskChoices } from '#app/domain/appointments/desk-choices.queries.server.ts'
import { teamAppointmentForm } from '#app/domain/appointments/practice-form.ts'
import { RoomForm } from '#app/domain/appointments/room-form.tsx'
import { showTeamAppointment } from '#app/domain/appointments/show-team-appointment.server.ts'
import { getTeamAppointment } from '#app/domain/appointments/team-appointment.queries.server.ts'
import { fieldOfWhen } from '#app/domain/appointments/when-field.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Tag } from '#app/ui/tag.tsx'

// i18n: appointments:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { tenant, now } = args.context
  const id = args.params['appointmentId'] ?? ''
  const found = await withActor(professional, async (tx) => {
    const one = await getTeamAppointment(tx, id)
    if (!one.ok) return one
    return done({ one: one.value, choices: await listDeskChoices(tx, one.value.appointment, tenant) })
  })
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { one, choices } = found.value
  const { startsAt, professionals } = one.appointment
  const day = startsAt.toZonedDateTimeISO(tenant.timeZone).toPlainDate().toString()
  const shown = showTeamAppointment(one, now, { t, language, timeZone: tenant.timeZone })
  const query = new URL(args.request.url).searchParams
  const move = { asked: readAskedMove(query), personId: professionals[0]?.id ?? '', colleagues: choices.colleagues }
  return json({ ...shown, day, asks: query.get('doe'), move, room: choices.room, rooms: choices.rooms })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, teamAppointmentForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant } = args.context
  const appointmentId = args.params['appointmentId'] ?? ''
  const changed = await withActor(professional, (tx) => changeByTeam(tx, { tenant, appointmentId, change: form.value }))
  if (changed.ok) return redirect(paths.professional.appointment(appointmentId), 303)
  if (changed.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(changed.refusal, fieldOfWhen(changed.refusal)), { status: 409 })
}

/** One appointment for the team: who comes, how, and what happened with it. */
export default function TeamAppointment() {
  const { t } = useTranslation(['desk.work', 'messaging.work', 'booking.work'])
  const page = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const here = paths.professional.appointment(page.id)
  const agenda = paths.professional.agenda({ week: page.day })
  const change = { appointmentId: page.id, error: form.error, typed: typed.bind(null, state) }
  const moves = page.mayMove && page.asks === 'verzetten'
  const cancels = page.mayCancel && page.asks === 'afzeggen'
  const erases = page.mayEnterInError && page.asks === 'vergissing'
  return (
    <FormPage back={{ href: agenda, label: t('one.back') }} title={page.title} form={form}>
      <Card>
        <Tag look={page.statusLook}>{page.status}</Tag>
        {page.flags.length > 0 ? (
          <Notice look="urgent" title={t('messaging.work:flags.title')}>
            {page.flags.join(', ')}. {t('messaging.work:flags.text')}
          </Notice>
        ) : null}
        <DefinitionList items={page.facts} compact />
        {page.group ? <AppLink href={paths.professional.group(page.group.id)}>{page.group.label}</AppLink> : null}
        {page.noShows ? <Notice look="info">{page.noShows}</Notice> : null}
        {page.waits ? <Notice look="info">{page.waits}</Notice> : null}
        <RoomForm appointmentId={page.id} room={page.room} rooms={page.rooms} error={form.error('roomId')} />
      </Card>
      {moves ? <MoveByTeam {...change} {...page.move} /> : null}
      {cancels ? <CancelByTeam {...change} /> : null}
      {erases ? <InErrorQuestion appointmentId={page.id} /> : null}
      {moves || cancels || erases ? null : (
        <>
          {page.presses.length > 0 ? (
            <PostForm action={here}>
              <Actions>
                {page.presses.map(({ press, label }, at) => (
                  <Button key={press} name="intent" value={press} look={at === 0 ? 'primary' : 'quiet'}>
                    {label}
                  </Button>
                ))}
              </Actions>
            </PostForm>
          ) : null}
          <Actions>
            {page.presses.length === 0 ? (
              <LinkButton href={agenda} icon="calendar">
                {t('one.back')}
              </LinkButton>
            ) : null}
            {page.mayMove ? (
              <LinkButton
                href={paths.professional.appointment(page.id, { doe: 'verzetten' })}
                look="quiet"
                icon="clock"
              >
                {t('do.move')}
              </LinkButton>
            ) : null}
            {page.mayCancel ? (
              <LinkButton href={paths.professional.appointment(page.id, { doe: 'afzeggen' })} look="quiet" icon="cross">
                {t('do.cancel')}
              </LinkButton>
            ) : null}
            {page.mayEnterInError ? (
              <LinkButton href={paths.professional.appointment(page.id, { doe: 'vergissing' })} look="quiet">
                {t('do.inError')}
              </LinkButton>
            ) : null}
            {page.hasInterpreterToArrange ? (
              <LinkButton href={paths.professional.interpreters()} look="quiet" icon="language">
                {t('booking.work:one.toInterpreters')}
              </LinkButton>
            ) : null}
            <LinkButton
              href={paths.professional.resident(page.residentId, { afspraak: page.id })}
              look="quiet"
              icon="person"
            >
              {t('one.toResident')}
            </LinkButton>
          </Actions>
        </>
      )}
    </FormPage>
  )
}
