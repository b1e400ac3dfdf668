import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { OfficeLayout } from '#app/domain/identity/office-layout.tsx'
import { showOffice } from '#app/domain/identity/show-office.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData } from '#app/framework.ts'
import { paths } from '#app/paths.ts'
import stylesHref from '#app/ui/work.css?url'

export const links = () => [{ rel: 'stylesheet', href: stylesHref }]
export const handle = { elements: true }

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  return showOffice(args, admin)
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
  const places = [
    place(paths.admin.accounts(), t('admin.accounts')),
    place(paths.admin.legalBases(), t('admin.legalBases')),
    place(paths.admin.connections(), t('connections.work:title')),
    {
      ...place(paths.admin.offer.list(), t('offer.work:menu')),
      current: shown.path.startsWith(paths.admin.offer.list()),
    },
    place(paths.admin.directory(), t('directory.work:menu')),
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
