import { useTranslation } from 'react-i18next'
import { requireAccount } from '#app/domain/identity/guards.server.ts'
import { pageLanguage, pageReading } from '#app/domain/identity/page-language.server.ts'
import { showSession } from '#app/domain/identity/show-session.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData } from '#app/framework.ts'
import { hereIn, homeHref, isReadAloud, paths, readAloudAt } from '#app/paths.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { PublicShell } from '#app/ui/public-shell.tsx'
import stylesHref from '#app/ui/public.css?url'

export const links = () => [{ rel: 'stylesheet', href: stylesHref }]
export const handle = { elements: true }

/** The pages about one's own account, the same for residents, professionals, administrators and the privacy officer. */
export async function loader(args: LoaderFunctionArgs) {
  const session = await requireAccount(args)
  const language = await pageLanguage(args)
  const { name: tenantName } = args.context.tenant
  const here = new URL(args.request.url)
  return json({
    ...{ language, tenantName, kind: session.kind, session: showSession(args, session, language) },
    ...{ listenHref: readAloudAt(here), readAloud: isReadAloud(here) },
    reading: { ...(await pageReading(args)), action: paths.chooseReading, back: hereIn(here) },
  })
}

export default function AccountLayout() {
  const { t } = useTranslation('identity')
  const { language, tenantName, kind, session, listenHref, readAloud, reading } = useLoaderData<typeof loader>()
  const { help, languages } = paths.public
  return (
    <PublicShell
      tenantName={tenantName}
      homeHref={homeHref(kind)}
      tools={{ languageHref: languages(language), helpHref: help(language), listenHref }}
      readAloud={readAloud}
      reading={reading}
      signedIn={{ signOutAction: paths.signOut, session }}
    >
      <BackLink href={homeHref(kind)}>{t('security.back')}</BackLink>
      <Outlet />
    </PublicShell>
  )
}
