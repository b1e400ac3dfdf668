import { exportFormats, exportTypes } from '#app/domain/access/export-formats.ts'
import { exportLog } from '#app/domain/access/export-log.server.ts'
import { readLogSearch } from '#app/domain/access/log-search.ts'
import { requireOfficer, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'

/** What a search of the log finds as a file, streamed: for the privacy officer with a recent proof (ACC-6, LOG-1). */
export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireOfficer(args)
  await requireRecentProof(args, officer)
  const { tenant, now } = args.context
  const { searchParams, origin } = new URL(args.request.url)
  const format = exportFormats.find((each) => each === searchParams.get('vorm'))
  if (!format) throw new Response(null, { status: 404 })
  const search = readLogSearch(searchParams, now.toZonedDateTimeISO(tenant.timeZone).toPlainDate())
  const place = { timeZone: tenant.timeZone, system: origin, site: tenant.name }
  const file = await exportLog(officer, { search, format, place })
  if (!file.ok) throw new Response(null, { status: 404 })
  const { type, extension } = exportTypes[format]
  const name = `logboek-${search.firstDay.toString()}-${search.lastDay.toString()}.${extension}`
  return new Response(file.value, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
