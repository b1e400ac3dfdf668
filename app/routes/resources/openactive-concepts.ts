import { feedWords } from '#app/domain/activities/feed-words.server.ts'
import { conceptList } from '#app/domain/activities/openactive-concepts.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { openAnswer } from '#app/platform/http/open-answer.server.ts'

/** The wijk's own words for what an activity is, beside the list of OpenActive, in JSON-LD. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { origin, themeName } = feedWords(context.tenant, 'nl')
  return openAnswer(request, {
    body: JSON.stringify(conceptList(origin, themeName)),
    type: 'application/ld+json; charset=utf-8',
    seconds: 3_600,
  })
}
