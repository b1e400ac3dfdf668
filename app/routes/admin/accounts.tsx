import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listAccounts } from '#app/domain/identity/accounts.queries.server.ts'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const after = new URL(args.request.url).searchParams.get('na') ?? ''
  const accounts = await withActor(admin, (tx) => listAccounts(tx, { after: after.slice(0, 254) }))
  if (!accounts.ok) throw new Response(null, { status: 404 })
  const { t } = await pageTexts(args)
  return json({ title: t('identity.work:admin.accounts'), after, ...accounts.value })
}

// i18n: identity.work:admin.kinds.*, identity.work:admin.statuses.*
export default function Accounts() {
  const { t } = useTranslation('identity.work')
  const { rows, next, after } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader title={t('admin.accounts')} intro={t('admin.accountsIntro')} />
      <DataTable
        caption={t('admin.accounts')}
        captionHidden
        columns={[
          { id: 'email', header: t('admin.email'), cell: (row) => row.email },
          { id: 'kind', header: t('admin.kind'), cell: (row) => t(`admin.kinds.${row.kind}`) },
          { id: 'status', header: t('admin.status'), cell: (row) => t(`admin.statuses.${row.status}`) },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={t('admin.noAccounts')}
      />
      <Pager
        label={t('admin.accounts')}
        {...(after ? { newerHref: paths.admin.accounts() } : {})}
        {...(next ? { olderHref: paths.admin.accounts({ na: next }) } : {})}
      />
    </WorkPage>
  )
}
