import { useTranslation } from 'react-i18next'
import { exportFormats } from '#app/domain/access/export-formats.ts'
import { logSearchQuery, readLogSearch } from '#app/domain/access/log-search.ts'
import { logLineWords } from '#app/domain/access/log-line-words.server.ts'
import { findPersonForm } from '#app/domain/access/officer-form.ts'
import { findPeople, readPersonName, readResidents } from '#app/domain/access/officer-people.queries.server.ts'
import { searchLog } from '#app/domain/access/search-log.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { requireOfficer } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { FoundPeople, LogFilter, LogTable } from '#app/domain/access/officer-log-parts.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireOfficer(args)
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const query = new URL(args.request.url).searchParams
  const search = readLogSearch(query, args.context.now.toZonedDateTimeISO(timeZone).toPlainDate())
  const after = readCursor(query.get('na'))
  const found = await withActor(officer, async (tx) => {
    const log = await searchLog(tx, search, { timeZone, after })
    if (!log.ok) return log
    const about = log.value.items.flatMap(({ objects }) => objects.map(({ id }) => id))
    return done({
      ...log.value,
      residents: await readResidents(tx, about.slice(0, 500)),
      user: search.userId ? await readPersonName(tx, search.userId) : null,
      resident: search.residentId ? await readPersonName(tx, search.residentId) : null,
    })
  })
  if (!found.ok) throw new Response(null, { status: 404 })
  const { items, next, residents, user, resident } = found.value
  const nameOf = (id: string) => ((known) => (known ? fullName(known.name) : null))(residents.get(id))
  return json({
    title: t('officer.work:log.title'),
    ...{ user, resident, isFirst: after === null, next: next && cursorText(next) },
    query: logSearchQuery(search),
    lines: items.map((event) => ({
      id: event.id,
      at: dateTimeText(event.at, timeZone, language, true),
      ...logLineWords(event, t),
      ...{ checks: event.checks, outcome: event.outcome },
      about: [...new Set(event.objects.map(({ id }) => nameOf(id)).filter((name) => name !== null))],
    })),
  })
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireOfficer(args)
  const form = await parseForm(args, findPersonForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const found = await withActor(officer, (tx) => findPeople(tx, form.value))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { language } = await pageTexts(args)
  const { residents, professionals } = found.value
  return json({
    people: [
      ...professionals.map(({ id, name }) => ({ id, name, kind: 'user' as const, detail: '' })),
      ...residents.map(({ residentId: id, name, birthDate }) => ({
        ...{ id, name: fullName(name), kind: 'resident' as const, detail: birthDateText(birthDate, language) },
      })),
    ],
  })
}

/** The log by person, period, answers and outcome; each search stands in it too (LOG-1). */
// i18n: officer.work:log.answers.*, officer.work:log.outcomes.*, officer.work:log.formats.*
export default function Log() {
  const { t } = useTranslation('officer.work')
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  const { query, next } = data
  return (
    <WorkPage>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={data.title} intro={t('log.intro')} />
      <Card title={t('log.find')} look="quiet">
        <PostForm>
          <FormStack columns>
            <TextField
              name="name"
              label={t('log.name')}
              help={t('log.nameHelp')}
              autoComplete="off"
              defaultValue={typed(state, 'name')}
              error={form.error('name')}
            />
            <TextField
              name="birthDate"
              type="date"
              label={t('log.birthDate')}
              help={t('log.birthDateHelp')}
              optional
              defaultValue={typed(state, 'birthDate')}
              error={form.error('birthDate')}
            />
            <Button look="quiet" icon="search">
              {t('log.findButton')}
            </Button>
          </FormStack>
        </PostForm>
        {answer && 'people' in answer ? <FoundPeople people={answer.people} /> : null}
      </Card>
      <LogFilter query={query} user={data.user} resident={data.resident} />
      <LogTable lines={data.lines} />
      <Pager
        label={t('log.more')}
        {...(data.isFirst ? {} : { newerHref: paths.officer.log(query) })}
        {...(next ? { olderHref: paths.officer.log({ ...query, na: next }) } : {})}
      />
      <Card title={t('log.export')} look="quiet">
        <Paragraph>{t('log.exportText')}</Paragraph>
        {exportFormats.map((vorm) => (
          <LinkButton key={vorm} look="quiet" download href={paths.officer.exportLog({ ...query, vorm })}>
            {t(`log.formats.${vorm}`)}
          </LinkButton>
        ))}
      </Card>
    </WorkPage>
  )
}
