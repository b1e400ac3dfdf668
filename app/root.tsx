import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { pageLanguage, pageReading, pageTexts } from '#app/domain/identity/page-language.server.ts'
import type { KeptForm } from '#app/domain/identity/kept-form.ts'
import { SignedOutNotice } from '#app/domain/identity/signed-out-notice.tsx'
import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import { ownerIn } from '#app/platform/forms/page-owner.ts'
import { directionOf } from '#app/platform/i18n/languages.ts'
import { publicAddresses } from '#app/public-addresses.ts'
import { isReadAloud } from '#app/paths.ts'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  isRouteErrorResponse,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from './framework.ts'
import { json, type LoaderFunctionArgs } from './framework.server.ts'
import { ActingEnded, type ActingEndedProps } from './ui/acting-ended.tsx'
import { CalmError, type CalmKind } from './ui/calm-error.tsx'
import { PageOwner } from './ui/post-form.tsx'
import iconHref from './ui/icon.svg?url'
import stylesHref from './ui/public.css?url'
import agendaUrl from './elements/agenda.ts?worker&url'
import elementsUrl from './elements/elements.ts?worker&url'
import passkeysUrl from './elements/passkeys.ts?worker&url'
import readPageUrl from './elements/read-page.ts?worker&url'

export async function loader(args: LoaderFunctionArgs) {
  const { context } = args
  const here = new URL(args.request.url)
  const addresses = publicAddresses(originOf(context.tenant), here)
  return json({
    addresses,
    description: addresses ? (await pageTexts(args)).t('ui:front.intro') : null,
    language: await pageLanguage(args),
    reading: await pageReading(args),
    readAloud: isReadAloud(here),
    nonce: context.cspNonce,
    owner: ownerIn(args.request.headers.get('Cookie')),
    tenant: { slug: context.tenant.slug, name: context.tenant.name, phones: context.tenant.settings.phones },
  })
}

/** A page that failed does not hydrate: what it shows is for the server, and for a browser only when it needs it. */
const SessionOver = import.meta.env.SSR
  ? SignedOutNotice
  : lazy(async () => ({ default: (await import('#app/domain/identity/signed-out-notice.tsx')).SignedOutNotice }))

interface Handle {
  /** Only then is the framework sent to the browser: see docs/decisions. */
  readonly hydrate?: boolean
  /** Custom elements, for pages that a script makes nicer. */
  readonly elements?: boolean
  /** The element of an agenda that one moves in. */
  readonly agenda?: boolean
  /** The element of passkeys, for pages where one signs in. */
  readonly passkeys?: boolean
}

/** What the styles know of how somebody reads (`ui/reading.css`). */
function looksOf(reading: { readonly easy: boolean; readonly large: boolean } | undefined): string | undefined {
  const looks = [...(reading?.large ? ['large-letters'] : []), ...(reading?.easy ? ['calm-page'] : [])]
  return looks.length > 0 ? looks.join(' ') : undefined
}

export function Layout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation('ui')
  const root = useRouteLoaderData<typeof loader>('root')
  const handles = useMatches().map((match) => (match.handle ?? {}) as Handle)
  const failure = useRouteError()
  const failed = failure !== null && failure !== undefined
  const ended = endedOf(failure)
  const failureTitle = ended
    ? t('actingEnded.title', { name: ended.name })
    : keptOf(failure)
      ? t('session.title')
      : t(`calm.${kindOf(failure)}.title`)
  const hydrate = !failed && handles.some((handle) => handle.hydrate)
  const elements = !failed && handles.some((handle) => handle.elements)
  const readAloud = !failed && !hydrate && root?.readAloud === true
  const agenda = !failed && handles.some((handle) => handle.agenda)
  const passkeys = !failed && handles.some((handle) => handle.passkeys)
  return (
    <html lang={i18n.language} dir={directionOf(i18n.language)} className={looksOf(root?.reading)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href={iconHref} />
        <Meta />
        {failed || !root?.addresses ? null : (
          <>
            <link rel="canonical" href={root.addresses.canonical} />
            {root.addresses.languages.map(([language, href]) => (
              <link key={language} rel="alternate" hrefLang={language} href={href} />
            ))}
          </>
        )}
        <Links />
        {failed ? <link rel="stylesheet" href={stylesHref} /> : null}
        {failed ? <title>{failureTitle}</title> : null}
        {/* A browser shows no script its nonce, so React would find another one than was sent. */}
        {import.meta.env.DEV ? (
          <script type="module" src="/@vite/client" nonce={root?.nonce} suppressHydrationWarning />
        ) : null}
        {elements ? <script type="module" src={elementsUrl} nonce={root?.nonce} suppressHydrationWarning /> : null}
        {elements ? <meta name="read-aloud" content={readPageUrl} /> : null}
        {readAloud ? <script type="module" src={readPageUrl} nonce={root?.nonce} suppressHydrationWarning /> : null}
        {agenda ? <script type="module" src={agendaUrl} nonce={root?.nonce} suppressHydrationWarning /> : null}
        {passkeys ? <script type="module" src={passkeysUrl} nonce={root?.nonce} suppressHydrationWarning /> : null}
      </head>
      <body>
        {children}
        {hydrate ? <ScrollRestoration nonce={root?.nonce} /> : null}
        {hydrate ? <Scripts nonce={root?.nonce} /> : null}
      </body>
    </html>
  )
}

export default function App() {
  const { owner } = useLoaderData<typeof loader>()
  return (
    <PageOwner mark={owner}>
      <Outlet />
    </PageOwner>
  )
}

function kindOf(error: unknown): CalmKind {
  if (!isRouteErrorResponse(error) || error.status >= 500) return 'fault'
  return error.status === 404 ? 'notFound' : 'notUnderstood'
}

/** What was typed when the session had ended; null for every other failure. */
function keptOf(error: unknown): KeptForm | null {
  const data: unknown = isRouteErrorResponse(error) && error.status === 401 ? error.data : null
  return typeof data === 'object' && data !== null && 'kept' in data ? (data.kept as KeptForm) : null
}

/** Whom one acted for until a moment ago, with what was typed; null for every other failure. */
function endedOf(error: unknown): ActingEndedProps['ended'] | null {
  const data: unknown = isRouteErrorResponse(error) && error.status === 404 ? error.data : null
  return typeof data === 'object' && data !== null && 'ended' in data ? (data.ended as ActingEndedProps['ended']) : null
}

/** Whether the session still holds, and only a newer proof of who acts is asked (ACC-6). */
function isStale(error: unknown): boolean {
  return isRouteErrorResponse(error) && (error.data as { stale?: true }).stale === true
}

/** The browser knows the addresses of pages that hydrate; whatever else it is sent to comes from the server. */
function useLoadFromServer(error: unknown): void {
  const unknown = isRouteErrorResponse(error) && error.status === 404 && 'internal' in error && error.internal === true
  useEffect(() => {
    if (unknown) window.location.reload()
  }, [unknown])
}

/** Says that nothing was lost and whom to call; never a word of the error itself. */
export function ErrorBoundary() {
  const error = useRouteError()
  const root = useRouteLoaderData<typeof loader>('root')
  const kept = keptOf(error)
  useLoadFromServer(error)
  const ended = endedOf(error)
  if (ended) return <ActingEnded ended={ended} homeHref="/" />
  if (kept)
    return (
      <Suspense>
        <SessionOver kept={kept} stale={isStale(error)} />
      </Suspense>
    )
  return <CalmError kind={kindOf(error)} phones={root?.tenant.phones} homeHref="/" />
}
