import { useTranslation } from 'react-i18next'
import { listLiveEmergencies } from '#app/domain/access/emergencies.queries.server.ts'
import { emergencyRoles } from '#app/domain/access/emergency.ts'
import { emergencySearchForm } from '#app/domain/access/emergency-form.ts'
import {
  countEmergencySearch,
  findForEmergency,
  getForEmergency,
} from '#app/domain/access/find-for-emergency.server.ts'
import type { Identification } from '#app/domain/access/identification.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { timeText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { timeZone, settings } = args.context.tenant
  const professional = await requireProfessional(args, emergencyRoles(settings))
  const { t, language } = await pageTexts(args)
  const live = await withActor(professional, async (tx) => {
    const found = await listLiveEmergencies(tx)
    const named: { id: string; name: string; until: string }[] = []
    for (const { id, residentId, closesAt } of found) {
      const who = await getForEmergency(tx, residentId)
      const until = timeText(closesAt.toZonedDateTimeISO(timeZone), language)
      if (who.ok) named.push({ id, name: fullName(who.value.name), until })
    }
    return named
  })
  return json({ title: t('emergency.work:title'), live: isRefused(live) ? [] : live })
}

export async function action(args: ActionFunctionArgs) {
  const { settings } = args.context.tenant
  const professional = await requireProfessional(args, emergencyRoles(settings))
  const form = await parseForm(args, emergencySearchForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const wait = await countEmergencySearch(professional)
  if (wait) return json(form.refuse(wait.refusal), refusalStatus(wait.refusal))
  const found = await withActor(professional, (tx) => findForEmergency(tx, { settings, search: form.value }))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const shown = ({ residentId, name, birthDate }: Identification) => ({
    residentId,
    name: fullName(name),
    born: t('emergency.work:search.born', { date: birthDateText(birthDate, language) }),
  })
  return json({ found: found.value.map(shown) })
}

/** Looking for the one resident that it is about, and what is open now (BG-1). */
// i18n: emergency:refusals.*, emergency.work:errors.*
export default function Emergency() {
  const { t } = useTranslation('emergency.work')
  const { title, live } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const found = answer && 'found' in answer ? answer.found : null
  const form = useFormTexts(state)
  const byNumber = typed(state, 'by') === 'number'
  return (
    <WorkPage>
      <PageHeader title={title} intro={t('intro')} />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {live.length > 0 ? (
        <Card title={t('live.title')} look="new">
          <RowList>
            {live.map(({ id, name, until }) => (
              <Row key={id} href={paths.professional.emergencyRecord(id)} title={name}>
                {t('live.until', { time: until })}
              </Row>
            ))}
          </RowList>
        </Card>
      ) : null}
      {found && found.length > 0 ? (
        <Card title={t('search.found')} look="new">
          <RowList>
            {found.map(({ residentId, name, born }) => (
              <Row key={residentId} href={paths.professional.pressEmergency(residentId)} title={name}>
                {born}. {t('search.choose')}
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
      <Card title={t('search.byName')}>
        <PostForm>
          <FormStack>
            <HiddenFields values={{ by: 'name' }} />
            <TextField
              name="familyName"
              label={t('search.familyName')}
              autoComplete="off"
              defaultValue={typed(state, 'familyName')}
              error={form.error('familyName')}
            />
            <TextField
              name="birthDate"
              type="date"
              label={t('search.birthDate')}
              defaultValue={typed(state, 'birthDate')}
              error={form.error('birthDate')}
            />
            <Button type="submit">{t('search.button')}</Button>
          </FormStack>
        </PostForm>
      </Card>
      <Card title={t('search.byNumber')} look="quiet">
        <PostForm>
          <FormStack>
            <HiddenFields values={{ by: 'number' }} />
            <TextField
              name="number"
              label={t('search.number')}
              inputMode="numeric"
              autoComplete="off"
              error={byNumber ? form.error('number') : undefined}
            />
            <Button type="submit" look="quiet">
              {t('search.button')}
            </Button>
          </FormStack>
        </PostForm>
      </Card>
      <Paragraph look="small">{t('search.logged')}</Paragraph>
    </WorkPage>
  )
}
