import { withActor } from '#app/domain/access/with-actor.server.ts'
import { activitiesCalendar } from '#app/domain/activities/activity-calendar.server.ts'
import { serveFeed } from '#app/domain/activities/feed-serve.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'

const refreshSeconds = 3_600

/** A calendar to subscribe to, of everything that fits the choice in the address: the same choice as that of the list. */
export function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args
  const asked = { ...context, request, language: params.language }
  return serveFeed(
    { ...asked, read: (work) => withActor(anonymous(args), work) },
    {
      type: 'text/calendar; charset=utf-8',
      write: ({ content, words, self: source }) => {
        const description = content.isWhole ? words.description : `${words.description} ${words.notAll}`
        return activitiesCalendar(content, { name: words.calendarName, description, source, refreshSeconds }, words)
      },
    },
  )
}
