import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { secondsUntilEnd } from '#app/domain/identity/session.ts'
import { pageLanguage } from '#app/domain/identity/page-language.server.ts'
import { countUnreadThreads } from '#app/domain/messaging/messaging.queries.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData } from '#app/framework.ts'
import { paths } from '#app/paths.ts'
import type { ResidentPlace } from '#app/ui/bottom-bar.tsx'
import { ResidentShell } from '#app/ui/resident-shell.tsx'
import stylesHref from '#app/ui/resident.css?url'

export const links = () => [{ rel: 'stylesheet', href: stylesHref }]
export const handle = { elements: true }

const hrefs: Record<ResidentPlace, string> = {
  home: paths.resident.home,
  messages: paths.resident.messages(),
  appointments: paths.resident.appointments(),
  myData: paths.resident.data,
  together: paths.resident.together(),
}

function placeOf(path: string): ResidentPlace | undefined {
  if (path === hrefs.home) return 'home'
  if (path.startsWith(paths.resident.newQuestion())) return 'messages'
  if (path.startsWith(paths.resident.fourDomains) || path.startsWith(paths.resident.accessLog())) return 'myData'
  const places = Object.keys(hrefs) as ResidentPlace[]
  return places.find((place) => place !== 'home' && path.startsWith(hrefs[place]))
}

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args)
  const unread = await withActor(resident, (tx) => countUnreadThreads(tx, { opening: args.params['threadId'] }))
  return json({
    place: placeOf(new URL(args.request.url).pathname),
    language: await pageLanguage(args),
    tenantName: args.context.tenant.name,
    name: resident.displayName,
    unread: isRefused(unread) ? 0 : unread,
    secondsLeft: secondsUntilEnd(resident.session, resident.now),
  })
}

export default function ResidentLayout() {
  const { t } = useTranslation('ui')
  const { place, language, tenantName, name, unread, secondsLeft } = useLoaderData<typeof loader>()
  return (
    <ResidentShell
      tenantName={tenantName}
      homeHref={paths.resident.home}
      tools={{ languageHref: paths.public.languages(language), helpHref: paths.resident.help }}
      nav={{ ...(place ? { current: place } : {}), hrefs, unread: { messages: unread } }}
      account={{ name, signOutAction: paths.signOut }}
      footer={[{ href: paths.public.activities(language), label: t('nav.activities') }]}
      session={{ secondsLeft, extendAction: paths.extendSession }}
    >
      <Outlet />
    </ResidentShell>
  )
}
