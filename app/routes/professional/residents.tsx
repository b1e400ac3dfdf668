import { useTranslation } from 'react-i18next'
import type { Identification } from '#app/domain/access/identification.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { mayBookForResidents } from '#app/domain/appointments/book-for-resident.server.ts'
import { findResidents } from '#app/domain/appointments/find-residents.server.ts'
import { residentSearchForm } from '#app/domain/appointments/practice-form.ts'
import { ResidentSearchField } from '#app/domain/appointments/resident-search-field.tsx'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
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
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: appointments:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  await requireProfessional(args)
  const { t } = await pageTexts(args)
  return json({ title: t('desk.work:search.title') })
}

interface Said {
  readonly state?: FormState
  readonly search?: string
  readonly found?: readonly {
    readonly residentId: string
    readonly name: string
    readonly born: string
    readonly mayBook: boolean
  }[]
}

/** A search is sent and not asked for by an address, so that no name stays in a history or a log of addresses. */
export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, residentSearchForm)
  if (!form.ok) return json<Said>({ state: form.reply }, { status: 400 })
  const { search, intent } = form.value
  const found = await withActor(professional, (tx) => findResidents(tx, search))
  if (!found.ok) {
    if (found.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
    return json<Said>({ state: form.refuse(found.refusal) }, { status: 409 })
  }
  const { t, language } = await pageTexts(args)
  const mayBook = mayBookForResidents(professional.role)
  const [one, ...others] = found.value
  // From the agenda to an appointment: who is the only one found is who is on the phone; the page says the birth date.
  if (intent === 'book' && mayBook && one && others.length === 0)
    return redirect(paths.professional.bookFor(one.residentId), 303)
  const shown = ({ residentId, name, birthDate }: Identification) => ({
    ...{ residentId, mayBook, name: fullName(name) },
    born: t('desk.work:search.born', { date: birthDateText(birthDate, language) }),
  })
  return json<Said>({ search, found: found.value.map(shown) })
}

/** From a name or a birth date to a resident of one's own, and on to an appointment. */
export default function Residents() {
  const { t } = useTranslation('desk.work')
  const { title } = useLoaderData<typeof loader>()
  const { state, search, found } = useActionData<Said>() ?? {}
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
          <ResidentSearchField typed={search ?? typed(state, 'search')} error={form.error('search')} />
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
