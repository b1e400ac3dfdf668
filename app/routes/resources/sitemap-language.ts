import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listFeedPages } from '#app/domain/activities/feed-pages.queries.server.ts'
import { waitToFeed } from '#app/domain/activities/feed-wait.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { openAnswer, openRefusal } from '#app/platform/http/open-answer.server.ts'
import { isLanguage, languages, sourceLanguage, type Language } from '#app/platform/i18n/languages.ts'
import { sitemapFile } from '#app/platform/sitemap.ts'

/** The public pages that do not change with an activity. */
const { home, activities, directory, decisionAids, languages: aboutLanguages, help } = paths.public
const standing = [home, activities, directory, decisionAids, aboutLanguages, help].map(
  (page) => (language: Language) => page(language),
)

/** The public pages in one language, each with the same page in the others (`hreflang`). */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args
  const { language } = params
  if (!isLanguage(language)) throw new Response(null, { status: 404 })
  const wait = await waitToFeed(context.remoteAddress)
  if (wait > 0) return openRefusal(429, 'Too many at once.', { 'Retry-After': String(wait) })
  const shown = await withActor(anonymous(args), listFeedPages)
  if (isRefused(shown)) throw new Response(null, { status: 404 })

  const origin = originOf(context.tenant)
  const pages = [
    ...standing.map((page) => ({ page, changedAt: null })),
    ...shown.map(({ id, updatedAt }) => ({
      page: (each: Language) => paths.public.activity(each, id),
      changedAt: updatedAt,
    })),
  ]
  const body = sitemapFile(
    pages.map(({ page, changedAt }) => ({
      address: origin + page(language),
      changedAt,
      inLanguages: {
        ...Object.fromEntries(languages.map((each) => [each, origin + page(each)])),
        'x-default': origin + page(sourceLanguage),
      },
    })),
  )
  return openAnswer(request, { body, type: 'application/xml; charset=utf-8', seconds: 3_600 })
}
