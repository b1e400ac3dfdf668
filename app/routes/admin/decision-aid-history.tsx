import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { showAidHistory } from '#app/domain/activities/decision-aid-admin.server.ts'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { readCursor } from '#app/domain/shared/cursor.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: decision-aids.work:deeds.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const { t, language } = await pageTexts(args)
  const after = readCursor(new URL(args.request.url).searchParams.get('na'))
  const { tenant } = args.context
  const reader = { t, language, timeZone: tenant.timeZone }
  const asked = { aidId: args.params.aidId, after }
  const found = await withActor(admin, (tx) => showAidHistory(tx, tenant, asked, reader))
  if (!found.ok) throw new Response(null, { status: 404 })
  return json({ title: t('decision-aids.work:history'), ...found.value })
}

/** Who changed what of an aid, and when it was published. */
export default function DecisionAidHistory() {
  const { t } = useTranslation('decision-aids.work')
  const { title, id, name, items, isFirst, next } = useLoaderData<typeof loader>()
  const at = paths.admin.decisionAidHistory
  return (
    <WorkPage>
      <PageHeader
        {...{ title, intro: <span lang="nl">{name}</span> }}
        back={{ href: paths.admin.decisionAid(id), label: t('backToAid') }}
      />
      {items.length === 0 ? <EmptyState title={t('noHistory')} /> : null}
      {items.map((item) => (
        <Card key={item.id} title={item.title}>
          <Paragraph look="soft">{item.by}</Paragraph>
          {item.lines.length > 0 ? (
            <ul lang="nl">
              {item.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
        </Card>
      ))}
      <Pager
        label={t('historyPages')}
        {...(isFirst ? {} : { newerHref: at(id) })}
        {...(next ? { olderHref: at(id, { na: next }) } : {})}
      />
    </WorkPage>
  )
}
