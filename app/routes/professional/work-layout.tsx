import { useTranslation } from 'react-i18next'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { secondsUntilEnd } from '#app/domain/identity/session.ts'
import { pageLanguage } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData, useLocation } from '#app/framework.ts'
import { paths } from '#app/paths.ts'
import { WorkShell } from '#app/ui/work-shell.tsx'
import stylesHref from '#app/ui/work.css?url'

export const links = () => [{ rel: 'stylesheet', href: stylesHref }]
export const handle = { elements: true }

/** Says who works where; each page below reads its own data. Reads nothing but the session. */
export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  return json({
    language: await pageLanguage(args),
    tenantName: args.context.tenant.name,
    placeName: professional.membership.teamName,
    role: professional.role,
    name: professional.displayName,
    secondsLeft: secondsUntilEnd(professional.session, professional.now),
  })
}

// i18n: ui.work:roles.*
export default function WorkLayout() {
  const { t } = useTranslation('ui.work')
  const { language, tenantName, placeName, role, name, secondsLeft } = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  const place = (href: string, label: string) => ({ href, label, current: pathname.startsWith(href) })
  return (
    <WorkShell
      placeName={placeName}
      homeHref={paths.professional.home}
      tools={{ languageHref: paths.public.languages(language), helpHref: paths.public.help(language) }}
      groups={[
        {
          links: [
            place(paths.professional.inbox(), t('places.inbox')),
            place(paths.professional.agenda(), t('places.agenda')),
            // Assistants plan talks, but are not invited to one.
            ...(role === 'PRACTICE_ASSISTANT'
              ? []
              : [place(paths.professional.invitations(), t('places.invitations'))]),
          ],
        },
        {
          title: tenantName,
          links: [
            place(paths.public.directory(language), t('places.directory')),
            place(paths.public.activities(language), t('places.activities')),
          ],
        },
      ]}
      account={{ name, role: t(`roles.${role as 'GENERAL_PRACTITIONER'}`), signOutAction: paths.signOut }}
      session={{ secondsLeft, extendAction: paths.extendSession }}
    >
      <Outlet />
    </WorkShell>
  )
}
