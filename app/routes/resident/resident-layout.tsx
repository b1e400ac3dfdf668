import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { mayShow, requireResident, type SignedResident } from '#app/domain/identity/guards.server.ts'
import type { Scope } from '#app/domain/identity/scope.ts'
import { pageLanguage, pageReading } from '#app/domain/identity/page-language.server.ts'
import { showSession } from '#app/domain/identity/show-session.server.ts'
import { countUnreadThreads } from '#app/domain/messaging/messaging.queries.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData } from '#app/framework.ts'
import { hereIn, isReadAloud, paths, readAloudAt, residentPaths } from '#app/paths.ts'
import type { ResidentPlace } from '#app/ui/bottom-bar.tsx'
import { ResidentPathsProvider } from '#app/ui/resident-paths.tsx'
import { ResidentShell } from '#app/ui/resident-shell.tsx'
import stylesHref from '#app/ui/resident.css?url'

export const links = () => [{ rel: 'stylesheet', href: stylesHref }]
export const handle = { elements: true }

/** The places of the bar; on the pages of somebody for whom one acts, those that the mandate opens. */
function placesOf(args: LoaderFunctionArgs, resident: SignedResident): Partial<Record<ResidentPlace, string>> {
  const pages = residentPaths(args)
  const own = resident.actsFor === null
  const covers = (scope: Scope) => own || resident.actsFor.scopes.includes(scope)
  return {
    home: pages.home,
    ...(covers('messages') ? { messages: pages.messages() } : {}),
    ...(covers('appointments') ? { appointments: pages.appointments() } : {}),
    // Of what the mandate is about: each part of that page decides for itself.
    myData: pages.data,
    ...(covers('invitations') ? { together: pages.together() } : {}),
  }
}

/** Pages without a place of their own, and the place that they belong to. */
function placeOf(args: LoaderFunctionArgs, hrefs: Partial<Record<ResidentPlace, string>>): ResidentPlace | undefined {
  const pages = residentPaths(args)
  const path = new URL(args.request.url).pathname
  if (path === hrefs.home) return 'home'
  if (path.startsWith(pages.newQuestion())) return 'messages'
  const ofMyData = [pages.fourDomains, pages.accessLog(), pages.sharing(), pages.mandates]
  if (ofMyData.some((each) => path.startsWith(each))) return 'myData'
  const places = Object.entries(hrefs) as [ResidentPlace, string][]
  return places.find(([place, href]) => place !== 'home' && path.startsWith(href))?.[0]
}

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args)
  const { actsFor } = resident
  const opening = args.params['threadId']
  // A representative does not read for the resident: what is unread stays so, and is no news of theirs.
  const counts = actsFor === null && mayShow(args, resident, 'messages')
  const unread = counts ? await withActor(resident, (tx) => countUnreadThreads(tx, { opening })) : 0
  const hrefs = placesOf(args, resident)
  const language = await pageLanguage(args)
  const here = new URL(args.request.url)
  return json({
    hrefs,
    place: placeOf(args, hrefs),
    actsFor: actsFor && { id: actsFor.residentId, name: actsFor.name },
    language,
    listenHref: readAloudAt(here),
    readAloud: isReadAloud(here),
    reading: { ...(await pageReading(args)), action: paths.chooseReading, back: hereIn(here) },
    tenantName: args.context.tenant.name,
    name: resident.displayName,
    unread: isRefused(unread) ? 0 : unread,
    session: showSession(args, resident.session, language),
  })
}

export default function ResidentLayout() {
  const { t } = useTranslation(['ui', 'signup'])
  const data = useLoaderData<typeof loader>()
  const { hrefs, place, actsFor, language, tenantName, name, unread, session } = data
  const pages = actsFor ? paths.onBehalfOf(actsFor.id) : paths.resident
  return (
    <ResidentPathsProvider subjectId={actsFor?.id ?? null}>
      <ResidentShell
        tenantName={tenantName}
        homeHref={pages.home}
        tools={{ languageHref: paths.public.languages(language), helpHref: pages.help, listenHref: data.listenHref }}
        readAloud={data.readAloud}
        reading={data.reading}
        onBehalf={actsFor ? { name: actsFor.name, stopHref: paths.resident.home } : undefined}
        nav={{ ...(place ? { current: place } : {}), hrefs, unread: { messages: unread } }}
        account={{ name, signOutAction: paths.signOut }}
        footer={[
          { href: paths.devices(), label: t('account.devices') },
          ...(hrefs.appointments ? [{ href: pages.registrations(), label: t('signup:mine.title') }] : []),
          { href: paths.public.activities(language), label: t('nav.activities') },
        ]}
        session={session}
      >
        <Outlet />
      </ResidentShell>
    </ResidentPathsProvider>
  )
}
