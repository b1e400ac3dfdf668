import { useTranslation } from 'react-i18next'
import { calendarOf } from '#app/domain/tenants/calendar-of.ts'
import { isOutOfHours } from '#app/domain/safety/out-of-hours.ts'
import { pageLanguage, pageReading } from '#app/domain/identity/page-language.server.ts'
import { isLanguage } from '#app/platform/i18n/languages.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData } from '#app/framework.ts'
import { hereIn, isReadAloud, paths, readAloudAt, safeReturnTo } from '#app/paths.ts'
import { PublicShell } from '#app/ui/public-shell.tsx'
import stylesHref from '#app/ui/public.css?url'

export const links = () => [{ rel: 'stylesheet', href: stylesHref }]

/** Steps of a sign-in that somebody comes back to after choosing a language; a page that a secret link opens is none. */
const steps: readonly string[] = [
  paths.signIn(),
  paths.signInWork(),
  paths.signInCode(),
  paths.signInStep('secondFactor'),
  paths.signInStep('enrol'),
]
function stepOf(path: string, returnTo: string | null): string | null {
  if (!steps.includes(path)) return null
  const query = new URLSearchParams({ returnTo: safeReturnTo(returnTo, '') }).toString()
  return returnTo ? `${path}?${query}` : path
}

export async function loader(args: LoaderFunctionArgs) {
  const { params, context } = args
  if (params['language'] !== undefined && !isLanguage(params['language'])) throw new Response(null, { status: 404 })
  const { tenant, now } = context
  const here = new URL(args.request.url)
  const { pathname: path, searchParams } = here
  return json({
    path,
    step: stepOf(path, searchParams.get('returnTo')),
    language: await pageLanguage(args),
    listenHref: readAloudAt(here),
    readAloud: isReadAloud(here),
    reading: { ...(await pageReading(args)), action: paths.chooseReading, back: hereIn(here) },
    tenantName: tenant.name,
    afterHours: isOutOfHours(now, calendarOf(tenant)),
    phones: { emergency: '112', outOfHours: tenant.settings.phones.outOfHours },
  })
}

export default function PublicLayout() {
  const { t } = useTranslation('ui')
  const { path, step, language, listenHref, readAloud, reading, tenantName, afterHours, phones } =
    useLoaderData<typeof loader>()
  const { activities, directory, languages, help, home } = paths.public
  const place = (href: string, label: string) => ({ href, label, current: path.startsWith(href) })
  return (
    <PublicShell
      tenantName={tenantName}
      homeHref={home(language)}
      tools={{
        languageHref: languages(language, step ? { verder: step } : {}),
        helpHref: help(language),
        listenHref,
      }}
      readAloud={readAloud}
      reading={reading}
      emergency={{ afterHours, phones }}
      nav={[place(activities(language), t('nav.activities')), place(directory(language), t('nav.directory'))]}
      signInHref={paths.signIn()}
      wide={path.endsWith('/activiteiten') || path.endsWith('/sociale-kaart')}
    >
      <Outlet />
    </PublicShell>
  )
}
