import { useTranslation } from 'react-i18next'
import { listPrivacyQuestions } from '#app/domain/access/privacy-questions.queries.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireOfficer } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { WorkItem } from '#app/ui/work-item.tsx'
import { WorkList } from '#app/ui/work-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const done = 'beantwoord'

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireOfficer(args)
  const { t, language } = await pageTexts(args)
  const query = new URL(args.request.url).searchParams
  const answered = query.get('toon') === done
  const after = readCursor(query.get('na'))
  const found = await withActor(officer, (tx) => listPrivacyQuestions(tx, { answered, after }))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { items, next } = found.value
  return json({
    title: t('officer.work:questions.title'),
    answered,
    isFirst: after === null,
    next: next && cursorText(next),
    items: items.map(({ id, resident, question, askedAt }) => ({
      ...{ id, resident, question },
      asked: t('officer.work:questions.asked', {
        day: dateTimeText(askedAt, args.context.tenant.timeZone, language),
      }),
    })),
  })
}

export default function Questions() {
  const { t } = useTranslation('officer.work')
  const { title, answered, items, isFirst, next } = useLoaderData<typeof loader>()
  const listHref = (na?: string) => paths.officer.questions({ toon: answered ? done : undefined, na })
  return (
    <WorkPage>
      <PageHeader title={title} />
      <Tabs
        label={t('questions.tabs')}
        links={[
          { href: paths.officer.questions(), label: t('questions.open'), current: !answered },
          { href: paths.officer.questions({ toon: done }), label: t('questions.done'), current: answered },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState title={answered ? t('questions.emptyDone') : t('questions.empty')} pictogram="check" />
      ) : (
        <WorkList>
          {items.map(({ id, resident, question, asked }) => (
            <WorkItem key={id} href={paths.officer.question(id)} title={resident} preview={question} meta={asked} />
          ))}
        </WorkList>
      )}
      <Pager
        label={t('questions.pages')}
        order={answered ? 'newest' : 'list'}
        {...(isFirst ? {} : { newerHref: listHref() })}
        {...(next ? { olderHref: listHref(next) } : {})}
      />
    </WorkPage>
  )
}
