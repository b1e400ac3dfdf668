import { withActor } from '#app/domain/access/with-actor.server.ts'
import { activityCalendar } from '#app/domain/activities/activity-calendar.server.ts'
import { findActivity } from '#app/domain/activities/activities.queries.server.ts'
import { listChangedDates } from '#app/domain/activities/feed.queries.server.ts'
import { feedWords } from '#app/domain/activities/feed-words.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { isId } from '#app/domain/shared/ids.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { openAnswer } from '#app/platform/http/open-answer.server.ts'
import { isLanguage } from '#app/platform/i18n/languages.ts'

/** The calendar file of an activity, with its repetition and what is cancelled or moved. */
export async function loader(args: LoaderFunctionArgs) {
  const { tenant } = args.context
  const { activityId: id, language } = args.params
  if (!isId(id) || !isLanguage(language)) throw new Response(null, { status: 404 })
  const found = await withActor(anonymous(args), async (tx) => ({
    activity: await findActivity(tx, tenant.timeZone, id),
    changed: await listChangedDates(tx, [id]),
  }))
  if (isRefused(found) || !found.activity) throw new Response(null, { status: 404 })

  const { activity, changed } = found
  return openAnswer(args.request, {
    body: activityCalendar(activity, changed, feedWords(tenant, language)),
    type: 'text/calendar; charset=utf-8',
    seconds: 300,
    changedAt: activity.updatedAt,
    headers: { 'Content-Disposition': 'attachment; filename="activiteit.ics"' },
  })
}
