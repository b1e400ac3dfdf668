import { useTranslation } from 'react-i18next'
import { logLineWords } from '#app/domain/access/log-line-words.server.ts'
import { listOwnActions, ownActionDays } from '#app/domain/access/own-actions.queries.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireAtWork } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { workRoles } from '#app/domain/shared/actor.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: officer.work:log.outcomes.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireAtWork(args, workRoles)
  const after = readCursor(new URL(args.request.url).searchParams.get('na'))
  const found = await withActor(professional, (tx) => listOwnActions(tx, { after }))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const { items, next } = found.value
  const who = { userName: null, userId: '', portalRole: professional.role, query: null }
  return json({
    ...{ title: t('emergency.work:own.title'), isFirst: after === null, next: next && cursorText(next) },
    intro: t('emergency.work:own.intro', { count: ownActionDays }),
    rows: items.map(({ id, at, resource, action, outcome, about, others }) => ({
      ...{ id, outcome, at: dateTimeText(at, timeZone, language, true) },
      what: logLineWords({ ...who, resource, action }, t).what,
      about: [...about, ...(others > 0 ? [t('emergency.work:own.others', { count: others })] : [])].join(', '),
    })),
  })
}

/** What I did in the portal, as the log has it (access: "R own actions"). */
export default function OwnLog() {
  const { t } = useTranslation(['emergency.work', 'officer.work'])
  const { title, intro, rows, isFirst, next } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader title={title} intro={intro} />
      <DataTable
        caption={title}
        captionHidden
        columns={[
          { id: 'at', header: t('officer.work:log.columns.at'), cell: (row) => row.at },
          { id: 'what', header: t('officer.work:log.columns.what'), cell: (row) => row.what },
          { id: 'about', header: t('officer.work:log.columns.about'), cell: (row) => row.about },
          {
            id: 'outcome',
            header: t('officer.work:log.columns.outcome'),
            cell: (row) => (
              <Tag look={row.outcome === 'success' ? 'plain' : 'urgent'}>
                {t(`officer.work:log.outcomes.${row.outcome}`)}
              </Tag>
            ),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={t('own.none')}
      />
      <Pager
        label={title}
        {...(isFirst ? {} : { newerHref: paths.professional.ownLog() })}
        {...(next ? { olderHref: paths.professional.ownLog({ na: next }) } : {})}
      />
    </WorkPage>
  )
}
