import { useTranslation } from 'react-i18next'
import { requireOfficer } from '#app/domain/identity/guards.server.ts'
import { OfficeLayout } from '#app/domain/identity/office-layout.tsx'
import { showOffice } from '#app/domain/identity/show-office.server.ts'
import type { LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData } from '#app/framework.ts'
import { paths } from '#app/paths.ts'
import stylesHref from '#app/ui/work.css?url'

export const links = () => [{ rel: 'stylesheet', href: stylesHref }]
export const handle = { elements: true }

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireOfficer(args)
  return showOffice(args, officer)
}

export default function OfficerLayout() {
  const { t } = useTranslation('officer.work')
  const shown = useLoaderData<typeof loader>()
  const { path } = shown
  const place = (href: string, label: string) => ({ href, label, current: path.startsWith(href) })
  const places = [
    { href: paths.officer.home, label: t('menu.home'), current: path === paths.officer.home },
    place(paths.officer.reviews(), t('menu.reviews')),
    place(paths.officer.log(), t('menu.log')),
    place(paths.officer.questions(), t('menu.questions')),
  ]
  return (
    <OfficeLayout shown={shown} homeHref={paths.officer.home} role={t('role')} links={places}>
      <Outlet />
    </OfficeLayout>
  )
}
