import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
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
  const admin = await requireAdmin(args)
  return json({
    path: new URL(args.request.url).pathname,
    language: await pageLanguage(args),
    tenantName: args.context.tenant.name,
    secondsLeft: secondsUntilEnd(admin.session, admin.now),
  })
}

export default function AdminLayout() {
  const { t } = useTranslation('identity.work')
  const { path, language, tenantName, secondsLeft } = useLoaderData<typeof loader>()
  const place = (href: string, label: string) => ({ href, label, current: path === href })
  return (
    <AdminShell
      placeName={tenantName}
      homeHref={paths.admin.home}
      tools={{ languageHref: paths.public.languages(language), helpHref: paths.public.help(language) }}
      groups={[
        {
          links: [place(paths.admin.accounts(), t('admin.accounts')), place(paths.admin.settings, t('admin.settings'))],
        },
      ]}
      account={{
        name: t('admin.role'),
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
