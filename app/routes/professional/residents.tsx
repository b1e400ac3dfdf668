import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { mayBookForResidents } from '#app/domain/appointments/book-for-resident.server.ts'
import { findResidents, type FoundResident } from '#app/domain/appointments/find-residents.server.ts'
import { residentSearchForm } from '#app/domain/appointments/practice-form.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: appointments:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  await requireProfessional(args)
  const { t } = await pageTexts(args)
  return json({ title: t('desk.work:search.title') })
}

/** A search is sent and not asked for by an address, so that no name stays in a history or a log of addresses. */
export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, residentSearchForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { search } = form.value
  const found = await withActor(professional, (tx) => findResidents(tx, search))
  if (!found.ok) {
    if (found.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
    return json(form.refuse(found.refusal), { status: 409 })
  }
  const { t, language } = await pageTexts(args)
  const mayBook = mayBookForResidents(professional.role)
  const shown = ({ residentId, name, birthDate }: FoundResident) => ({
    ...{ residentId, mayBook, name: fullName(name) },
    born: t('desk.work:search.born', { date: birthDateText(birthDate, language) }),
  })
  return json({ search, found: found.value.map(shown) })
}

/** From a name or a birth date to a resident of one's own, and on to an appointment. */
export default function Residents() {
  const { t } = useTranslation('desk.work')
  const { title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const found = answer && 'found' in answer ? answer.found : null
  const form = useFormTexts(state)
  return (
    <WorkPage>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t('search.intro')} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PostForm action={paths.professional.residents}>
        <FormStack>
          <TextField
            name="search"
            type="search"
            label={t('search.label')}
            help={t('search.help')}
            autoComplete="off"
            maxLength={80}
            defaultValue={answer && 'search' in answer ? answer.search : typed(state, 'search')}
            error={form.error('search')}
            required
          />
          <Button type="submit" icon="search">
            {t('search.button')}
          </Button>
        </FormStack>
      </PostForm>
      {found && found.length > 0 ? (
        <Card title={t('search.found')} look="new">
          <RowList>
            {found.map(({ residentId, name, born, mayBook }) => (
              <Row
                key={residentId}
                href={paths.professional.resident(residentId)}
                title={name}
                {...(mayBook
                  ? {
                      end: (
                        <LinkButton
                          href={paths.professional.bookFor(residentId)}
                          label={`${t('search.book')}: ${name}`}
                          look="quiet"
                          icon="calendar"
                          compact
                        >
                          {t('search.book')}
                        </LinkButton>
                      ),
                    }
                  : {})}
              >
                {born}
              </Row>
            ))}
          </RowList>
        </Card>
      ) : null}
      {found?.length === 0 ? (
        <EmptyState title={t('search.none')} pictogram="search">
          <Paragraph>{t('search.noneText')}</Paragraph>
        </EmptyState>
      ) : null}
      <Paragraph look="small">{t('search.logged')}</Paragraph>
    </WorkPage>
  )
}
