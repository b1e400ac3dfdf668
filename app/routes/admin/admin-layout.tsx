import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { countToJudge } from '#app/domain/activities/moderation.queries.server.ts'
import { countForEditor } from '#app/domain/directory/count-to-check.server.ts'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { OfficeLayout } from '#app/domain/identity/office-layout.tsx'
import { showOffice } from '#app/domain/identity/show-office.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData } from '#app/framework.ts'
import { paths } from '#app/paths.ts'
import stylesHref from '#app/ui/work.css?url'

export const links = () => [{ rel: 'stylesheet', href: stylesHref }]
export const handle = { elements: true }

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const waits = await withActor(admin, async (tx) => ({
    offer: await countToJudge(tx),
    directory: await countForEditor(tx, args.context.tenant),
  }))
  return showOffice(args, admin, isRefused(waits) ? {} : waits)
}

export default function AdminLayout() {
  const { t } = useTranslation([
    'identity.work',
    'connections.work',
    'offer.work',
    'directory.work',
    'decision-aids.work',
  ])
  const shown = useLoaderData<typeof loader>()
  const place = (href: string, label: string) => ({ href, label, current: shown.path === href })
  const waiting = (name: string) => ((shown.waits[name] ?? 0) > 0 ? { count: shown.waits[name]! } : {})
  const places = [
    place(paths.admin.accounts(), t('admin.accounts')),
    place(paths.admin.legalBases(), t('admin.legalBases')),
    place(paths.admin.connections(), t('connections.work:title')),
    {
      ...place(paths.admin.offer.list(), t('offer.work:menu')),
      ...{ current: shown.path.startsWith(paths.admin.offer.list()), ...waiting('offer') },
    },
    {
      ...place(paths.admin.directory(), t('directory.work:menu')),
      ...{ current: shown.path.startsWith(paths.admin.directory()), ...waiting('directory') },
    },
    {
      ...place(paths.admin.decisionAids(), t('decision-aids.work:title')),
      current: shown.path.startsWith(paths.admin.decisionAids()),
    },
    place(paths.admin.settings, t('admin.settings')),
  ]
  return (
    <OfficeLayout shown={shown} homeHref={paths.admin.home} role={t('admin.role')} links={places}>
      <Outlet />
    </OfficeLayout>
  )
}
