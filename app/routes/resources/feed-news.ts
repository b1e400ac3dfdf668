import { withActor } from '#app/domain/access/with-actor.server.ts'
import { serveFeed } from '#app/domain/activities/feed-serve.server.ts'
import { newsItems } from '#app/domain/activities/rss-items.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { rssFile } from '#app/platform/rss.ts'

const minutes = 60

/** News in the way of RSS: what came, what changed, and which dates do not go on as planned. */
export function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args
  const asked = { ...context, request, language: params.language }
  return serveFeed(
    { ...asked, read: (work) => withActor(anonymous(args), work) },
    {
      type: 'application/rss+xml; charset=utf-8',
      write: ({ content, choice, words, self }) => {
        const { newsName: title, description, language, origin } = words
        const link = origin + paths.public.activities(language, choice.query)
        return rssFile({ title, description, language, minutes, link, self }, newsItems(content, context.now, words))
      },
    },
  )
}
