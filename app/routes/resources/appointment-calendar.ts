import { withActor } from '#app/domain/access/with-actor.server.ts'
import { appointmentCalendar } from '#app/domain/appointments/appointment-calendar.server.ts'
import { findAppointment } from '#app/domain/appointments/appointments.queries.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { residentPaths } from '#app/paths.ts'

/** The calendar file of the resident's own appointment, without medical content (APP-9). */
export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { appointmentId: id = '' } = args.params
  const found = await withActor(resident, (tx) => findAppointment(tx, { id, event: 'export' }))
  const { t } = await pageTexts(args)
  const url = originOf(args.context.tenant) + residentPaths(args).appointment(id)
  const file = found.ok ? appointmentCalendar(found.value, { title: t('appointments:calendarTitle'), url }) : null
  if (file === null) throw new Response(null, { status: 404 })

  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="afspraak.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
}
