import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { AdminShell } from '#app/ui/admin-shell.tsx'
import type { NavLink } from '#app/ui/nav-link.ts'
import type { SessionWarningProps } from '#app/ui/session-warning.tsx'

interface Props {
  readonly shown: { readonly language: string; readonly tenantName: string; readonly session: SessionWarningProps }
  readonly homeHref: string
  readonly role: string
  readonly links: readonly NavLink[]
  readonly children: ReactNode
}

/** The frame of who works for the whole wijk and in no team: administrators and the privacy officer. */
export function OfficeLayout({ shown, homeHref, role, links, children }: Props) {
  const { language, tenantName, session } = shown
  return (
    <AdminShell
      placeName={tenantName}
      homeHref={homeHref}
      tools={{ languageHref: paths.public.languages(language), helpHref: paths.public.help(language) }}
      groups={[{ links }]}
      account={{
        ...{ name: role, signOutAction: paths.signOut },
        ...{ securityHref: paths.security, devicesHref: paths.devices() },
      }}
      session={session}
    >
      {children}
    </AdminShell>
  )
}
