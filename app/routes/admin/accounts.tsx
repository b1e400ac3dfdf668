import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { decideAboutAccounts } from '#app/domain/access/decide-about-accounts.server.ts'
import { signOutAccount } from '#app/domain/access/sign-out-account.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listAccounts } from '#app/domain/identity/accounts.queries.server.ts'
import { requireAdmin, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { eventPlace, recordEvent } from '#app/domain/identity/record-event.server.ts'
import { listMemberships } from '#app/domain/organisations/memberships.server.ts'
import { findProfessionals } from '#app/domain/organisations/professionals.queries.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const signOutForm = z.object({ accountId: z.string() })

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const query = new URL(args.request.url).searchParams
  const after = query.get('na') ?? ''
  const accounts = await withActor(admin, async (tx) => {
    const listed = await listAccounts(tx, { after })
    if (!listed.ok) return listed
    const shown = listed.value.rows.map(({ id, personId, kind }) => ({
      accountId: id,
      residentId: kind === 'resident' ? personId : null,
    }))
    if (!decideAboutAccounts(tx, { action: 'read', accounts: shown })) return notFound
    const personIds = listed.value.rows.filter(({ kind }) => kind === 'professional').map(({ personId }) => personId)
    const memberships = await listMemberships(tx, { personIds, timeZone: args.context.tenant.timeZone })
    return done({ ...listed.value, people: await findProfessionals(tx, personIds), memberships })
  })
  if (!accounts.ok) throw new Response(null, { status: 404 })
  const { t } = await pageTexts(args)
  const { people, memberships, next } = accounts.value
  const rows = accounts.value.rows.map(({ personId, ...row }) => ({
    ...row,
    name: people.get(personId)?.name ?? row.displayName ?? '',
    work: memberships
      .filter((each) => each.personId === personId)
      .map(({ role, teamName }) => `${t(`ui.work:roles.${role}`)}, ${teamName}`)
      .join('; '),
  }))
  return json({
    title: t('identity.work:admin.accounts'),
    after,
    next,
    rows,
    signedOut: query.get('klaar') === 'uitgelogd',
  })
}

/** Signs somebody out everywhere. */
export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  await requireRecentProof(args, admin)
  const form = await parseForm(args, signOutForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { accountId } = form.value
  const signedOut = await withActor(admin, (tx) => signOutAccount(tx, { accountId }))
  if (!signedOut.ok) throw new Response(null, { status: 404 })
  await recordEvent(eventPlace(args), 'sessionsEnded', 'success', { ...admin, kind: 'admin', accountId })
  return redirect(paths.admin.accounts({ klaar: 'uitgelogd' }), 303)
}

// i18n: identity.work:admin.kinds.*, identity.work:admin.statuses.*, ui.work:roles.*
export default function Accounts() {
  const { t } = useTranslation('identity.work')
  const { t: team } = useTranslation('team.work')
  const { rows, next, after, signedOut } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader title={t('admin.accounts')} intro={t('admin.accountsIntro')} />
      {signedOut ? (
        <Notice look="success" live>
          {t('admin.signedOut')}
        </Notice>
      ) : null}
      <LinkButton href={paths.admin.invite} look="quiet">
        {team('invite.title')}
      </LinkButton>
      <LinkButton href={paths.admin.inviteOffice} look="quiet">
        {t('office.invite')}
      </LinkButton>
      <DataTable
        caption={t('admin.accounts')}
        captionHidden
        columns={[
          {
            id: 'email',
            header: t('admin.email'),
            cell: (row) => (
              // An invitation that was taken back has let its address go; who uses DigiD alone has none.
              <AppLink
                href={row.kind === 'professional' ? paths.admin.account(row.id) : paths.admin.officeAccount(row.id)}
              >
                {row.email || row.name || t('office.noAddress')}
              </AppLink>
            ),
          },
          { id: 'name', header: team('account.name'), cell: (row) => row.name },
          { id: 'work', header: team('account.work'), cell: (row) => row.work },
          { id: 'kind', header: t('admin.kind'), cell: (row) => t(`admin.kinds.${row.kind}`) },
          { id: 'status', header: t('admin.status'), cell: (row) => t(`admin.statuses.${row.status}`) },
          {
            id: 'signOut',
            header: t('admin.sessions'),
            cell: (row) =>
              row.status === 'active' ? (
                <PostForm>
                  <HiddenFields values={{ accountId: row.id }} />
                  <Button look="quiet" compact label={t('admin.signOutOne', { who: row.email || row.id })}>
                    {t('admin.signOut')}
                  </Button>
                </PostForm>
              ) : null,
          },
          {
            id: 'secondFactor',
            header: t('resetFactor.column'),
            cell: (row) =>
              row.status === 'active' && row.kind !== 'resident' ? (
                <AppLink
                  href={paths.admin.resetSecondFactor(row.id)}
                  label={t('resetFactor.openOne', { who: row.email })}
                >
                  {t('resetFactor.open')}
                </AppLink>
              ) : null,
          },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={t('admin.noAccounts')}
      />
      <Pager
        label={t('admin.accounts')}
        order="list"
        {...(after ? { newerHref: paths.admin.accounts() } : {})}
        {...(next ? { olderHref: paths.admin.accounts({ na: next }) } : {})}
      />
    </WorkPage>
  )
}
