import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { openAnswer } from '#app/platform/http/open-answer.server.ts'
import { languages } from '#app/platform/i18n/languages.ts'
import { sitemapIndex } from '#app/platform/sitemap.ts'

/** Where the public pages of each language are listed, for search engines. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const origin = originOf(context.tenant)
  const body = sitemapIndex(languages.map((language) => origin + paths.public.sitemap(language)))
  return openAnswer(request, { body, type: 'application/xml; charset=utf-8', seconds: 3_600 })
}
