import { useTranslation } from 'react-i18next'
import { requireOfficer } from '#app/domain/identity/guards.server.ts'
import { secondsUntilEnd } from '#app/domain/identity/session.ts'
import { pageLanguage } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData } from '#app/framework.ts'
import { paths } from '#app/paths.ts'
import { AdminShell } from '#app/ui/admin-shell.tsx'
import stylesHref from '#app/ui/work.css?url'

export const links = () => [{ rel: 'stylesheet', href: stylesHref }]
export const handle = { elements: true }

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireOfficer(args)
  return json({
    path: new URL(args.request.url).pathname,
    language: await pageLanguage(args),
    tenantName: args.context.tenant.name,
    secondsLeft: secondsUntilEnd(officer.session, officer.now),
  })
}

export default function OfficerLayout() {
  const { t } = useTranslation('officer.work')
  const { path, language, tenantName, secondsLeft } = useLoaderData<typeof loader>()
  const place = (href: string, label: string) => ({ href, label, current: path.startsWith(href) })
  return (
    <AdminShell
      placeName={tenantName}
      homeHref={paths.officer.home}
      tools={{ languageHref: paths.public.languages(language), helpHref: paths.public.help(language) }}
      groups={[
        {
          links: [
            { href: paths.officer.home, label: t('menu.home'), current: path === paths.officer.home },
            place(paths.officer.reviews(), t('menu.reviews')),
            place(paths.officer.log(), t('menu.log')),
            place(paths.officer.questions(), t('menu.questions')),
          ],
        },
      ]}
      account={{
        name: t('role'),
        signOutAction: paths.signOut,
        securityHref: paths.security,
        devicesHref: paths.devices(),
      }}
      session={{ secondsLeft, extendAction: paths.extendSession }}
    >
      <Outlet />
    </AdminShell>
  )
}
