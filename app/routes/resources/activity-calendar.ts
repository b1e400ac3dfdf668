import { withActor } from '#app/domain/access/with-actor.server.ts'
import { activityCalendar } from '#app/domain/activities/activity-calendar.server.ts'
import { findActivity } from '#app/domain/activities/activities.queries.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { isId } from '#app/domain/shared/ids.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { isLanguage } from '#app/platform/i18n/languages.ts'

/** The calendar file of an activity, with its repetition and what is cancelled or moved. */
export async function loader(args: LoaderFunctionArgs) {
  const { tenant } = args.context
  const { activityId: id, language } = args.params
  if (!isId(id) || !isLanguage(language)) throw new Response(null, { status: 404 })
  const activity = await withActor(anonymous(args), (tx) => findActivity(tx, tenant.timeZone, id))
  if (!activity || isRefused(activity)) throw new Response(null, { status: 404 })

  const url = originOf(tenant) + paths.public.activity(language, id)
  return new Response(activityCalendar(activity, { language, url }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="activiteit.ics"`,
    },
  })
}
