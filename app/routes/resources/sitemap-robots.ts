import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { openAnswer } from '#app/platform/http/open-answer.server.ts'

/** Pages for who is signed in: nothing is there for a search engine, and asking costs both sides. */
const closed = [paths.resident, paths.professional, paths.admin, paths.officer].map(({ home }) => home)

/** What search engines may read (RFC 9309), and where the public pages are listed. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), '']
  const body = [...lines, `Sitemap: ${originOf(context.tenant)}${paths.sitemaps}`, ''].join('\n')
  return openAnswer(request, { body, type: 'text/plain; charset=utf-8', seconds: 3_600 })
}
