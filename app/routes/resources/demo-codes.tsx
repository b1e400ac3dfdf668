import { useTranslation } from 'react-i18next'
import { placeOf } from '#app/domain/identity/guards.server.ts'
import { listDemoCodes } from '#app/domain/identity/list-demo-codes.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { getEnv } from '#app/platform/env.server.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import stylesHref from '#app/ui/public.css?url'

export const meta = pageTitle
export const links = () => [{ rel: 'stylesheet', href: stylesHref }]

/** What the authenticator apps of the demo's accounts show now. Exists in the demo alone. */
export async function loader(args: LoaderFunctionArgs) {
  if (!getEnv().DEMO) throw new Response(null, { status: 404 })
  const { t } = await pageTexts(args)
  return json({ title: t('identity.work:demoCodes.title'), codes: await listDemoCodes(placeOf(args)) })
}

export default function DemoCodes() {
  const { t } = useTranslation('identity.work')
  const { codes } = useLoaderData<typeof loader>()
  return (
    <main id="main">
      <PageHeader title={t('demoCodes.title')} intro={t('demoCodes.intro')} />
      <DataTable
        caption={t('demoCodes.title')}
        captionHidden
        columns={[
          { id: 'email', header: t('admin.email'), cell: (row) => row.email },
          { id: 'now', header: t('demoCodes.now'), cell: (row) => <code>{row.now}</code> },
          { id: 'next', header: t('demoCodes.next'), cell: (row) => <code>{row.next}</code> },
        ]}
        rows={codes}
        rowKey={(row) => row.email}
        empty={t('demoCodes.none')}
      />
    </main>
  )
}
