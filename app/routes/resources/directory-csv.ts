import { withActor } from '#app/domain/access/with-actor.server.ts'
import { exportDirectory } from '#app/domain/directory/export-directory.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { publicFile } from '#app/platform/http/public-file.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'

/** The sociale kaart as a table, for everybody. */
export async function loader(args: LoaderFunctionArgs) {
  const { tenant } = args.context
  const file = await withActor(anonymous(args), (tx) => exportDirectory(tx, tenant, textsIn('nl').t))
  if (isRefused(file)) throw new Response(null, { status: 404 })
  const name = `sociale-kaart-${tenant.slug}.csv`
  return publicFile(
    args.request,
    { text: file, type: 'text/csv; charset=utf-8' },
    { 'Content-Disposition': `attachment; filename="${name}"` },
  )
}
