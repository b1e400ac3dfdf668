import { useTranslation } from 'react-i18next'
import { hasEmergencyButton } from '#app/domain/access/emergency.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { countAskedOfMe, mayBeAskedToTakeOver } from '#app/domain/care-network/asked-of-me.queries.server.ts'
import { countToCheck, mayOwnEntries } from '#app/domain/directory/count-to-check.server.ts'
import { countAsked } from '#app/domain/consultations/asked.queries.server.ts'
import { isInvitable } from '#app/domain/consultations/three-way-talk.ts'
import { isOfferRole } from '#app/domain/activities/offer-standing.ts'
import { requireAtWork } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { showSession } from '#app/domain/identity/show-session.server.ts'
import { workRoles } from '#app/domain/shared/actor.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { Outlet, useLoaderData, useLocation } from '#app/framework.ts'
import { paths } from '#app/paths.ts'
import { WorkShell } from '#app/ui/work-shell.tsx'
import stylesHref from '#app/ui/work.css?url'

export const links = () => [{ rel: 'stylesheet', href: stylesHref }]
export const handle = { elements: true }

/** Says who works where and what waits; each page below reads its own data. */
export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireAtWork(args, workRoles)
  const { t, language } = await pageTexts(args)
  const mayBeAsked = isInvitable(professional)
  const nothing = { asked: 0, toCheck: 0, toTakeOver: 0 }
  const asks = mayBeAsked || mayOwnEntries(professional) || mayBeAskedToTakeOver(professional)
  const waiting = asks
    ? await withActor(professional, async (tx) => ({
        asked: mayBeAsked ? await countAsked(tx) : 0,
        toCheck: await countToCheck(tx, args.context.tenant),
        toTakeOver: mayBeAskedToTakeOver(professional) ? await countAskedOfMe(tx) : 0,
      }))
    : nothing
  const { asked, toCheck, toTakeOver } = isRefused(waiting) ? nothing : waiting
  return json({
    language,
    tenantName: args.context.tenant.name,
    placeName: professional.membership.teamName,
    role: professional.role,
    // Who writes what an organisation offers has no questions, no agenda and no residents.
    helps: professional.role !== 'ACTIVITY_ORGANISER',
    offers: isOfferRole(professional.role),
    name: professional.displayName,
    // A word of the menu, or null for who has no button (BG-1).
    emergency: hasEmergencyButton(professional.role, args.context.tenant.settings) ? t('emergency.work:menu') : null,
    // Assistants plan talks, but are not invited to one.
    asked: mayBeAsked ? asked : null,
    toCheck,
    toTakeOver,
    leads: professional.session.memberships.some(({ isLead }) => isLead),
    session: showSession(args, professional.session, language),
  })
}

// i18n: ui.work:roles.*
export default function WorkLayout() {
  const { t } = useTranslation('ui.work')
  const {
    language,
    tenantName,
    placeName,
    role,
    helps,
    offers,
    name,
    emergency,
    asked,
    toCheck,
    toTakeOver,
    leads,
    session,
  } = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  const place = (href: string, label: string) => ({ href, label, current: pathname.startsWith(href) })
  return (
    <WorkShell
      placeName={placeName}
      homeHref={paths.professional.home}
      tools={{ languageHref: paths.professional.language, helpHref: paths.public.help(language) }}
      groups={[
        {
          links: [
            ...(helps
              ? [
                  place(paths.professional.inbox(), t('places.inbox')),
                  place(paths.professional.agenda(), t('places.agenda')),
                  place(paths.professional.schedule(), t('places.schedule')),
                  place(paths.professional.residents, t('places.residents')),
                ]
              : []),
            ...(asked === null
              ? []
              : [{ ...place(paths.professional.invitations(), t('places.invitations')), count: asked }]),
            ...(offers ? [place(paths.professional.offer.list(), t('places.offer'))] : []),
            {
              ...place(paths.professional.directory(), t('places.keepDirectory')),
              ...(toCheck > 0 ? { count: toCheck } : {}),
            },
            {
              ...place(paths.professional.takeOver, t('places.takeOver')),
              ...(toTakeOver > 0 ? { count: toTakeOver } : {}),
            },
            place(paths.professional.ownLog(), t('places.ownLog')),
            ...(helps && leads ? [place(paths.professional.team(), t('places.team'))] : []),
            ...(emergency === null ? [] : [place(paths.professional.emergency, emergency)]),
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
      account={{
        name,
        role: t(`roles.${role as 'GENERAL_PRACTITIONER'}`),
        signOutAction: paths.signOut,
        securityHref: paths.security,
        devicesHref: paths.devices(),
      }}
      session={session}
    >
      <Outlet />
    </WorkShell>
  )
}
