import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import type { ImportFailure } from '#app/domain/activities/import-failure.ts'
import { newSourceForm } from '#app/domain/activities/import-form.ts'
import { SettingsFields } from '#app/domain/activities/import-parts.tsx'
import { showSource } from '#app/domain/activities/import-show.server.ts'
import { listSources } from '#app/domain/activities/import-source.queries.server.ts'
import { keepLook, lookInto } from '#app/domain/activities/import-source.server.ts'
import { waitToImport } from '#app/domain/activities/import-wait.server.ts'
import { offerPlace, requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
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
import { FileField } from '#app/ui/file-field.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Select } from '#app/ui/select.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const found = await withActor(maker, listSources)
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const reader = { language, timeZone: args.context.tenant.timeZone }
  return json({
    title: t('import.work:title'),
    place: offerPlace(args),
    organisations: found.value.organisations.map(({ id, name }) => ({ value: id, label: name })),
    sources: found.value.sources.map(({ row, organiser, count }) => ({ ...showSource(row, reader), organiser, count })),
  })
}

type Failure = ImportFailure | 'tooOften'
interface Said {
  readonly failure?: Failure
  readonly state: FormState
}
const say = (said: Said, status: number, headers: Record<string, string> = {}) => json<Said>(said, { status, headers })

export async function action(args: ActionFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const form = await parseForm(args, newSourceForm)
  if (!form.ok) return say({ state: form.reply }, 400)
  const { organiserId, url, file, ...settings } = form.value
  const mine = await withActor(maker, listSources)
  const organiser = mine.ok ? mine.value.organisations.find(({ id }) => id === organiserId) : undefined
  if (!organiser) throw notThere()
  const { values } = form.refuse(notFound.refusal)
  const state = { values, errors: [] }
  const wait = await waitToImport(maker)
  if (wait > 0) return say({ failure: 'tooOften', state }, 429, { 'Retry-After': String(wait) })
  const { tenant, now } = args.context
  const from = file ? { file: await file.text(), name: file.name || 'agenda.ics' } : { url: url ?? '' }
  const seen = await lookInto(from, { now, timeZone: tenant.timeZone, organiser: organiser.name })
  if (!seen.ok) return say({ failure: seen.failure, state }, 409)
  const kept = await withActor(maker, (tx) => keepLook(tx, { organiserId, from, settings, looked: seen.looked }))
  if (!kept.ok) return say({ state: form.refuse(kept.refusal) }, 409)
  return redirect(paths[offerPlace(args)].offer.import(kept.value.sourceId), 303)
}

const unsaid = { words: '', forWhom: '', howToJoin: '', domain: 'SOCIAL', becomes: 'submitted' }

// i18n: import.work:failures.* import.work:states.* import.work:refusals.*
/** Calendars that activities are taken over from, and another one. */
export default function OfferImport() {
  const { t } = useTranslation('import.work')
  const { title, place, organisations, sources } = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  const failure: Failure | undefined = said?.failure
  const form = useFormTexts(said?.state)
  const offer = paths[place].offer
  const only = organisations.length === 1 ? organisations[0] : undefined
  return (
    <FormPage {...{ title, form }} back={{ href: offer.list(), label: t('backToOffer') }} intro={t('intro')}>
      {failure ? (
        <Notice look="warning" live>
          {t(`failures.${failure}`)}
        </Notice>
      ) : null}
      {sources.length > 0 ? (
        <Card title={t('sources')}>
          <RowList>
            {sources.map((source) => (
              <Row
                key={source.id}
                href={offer.import(source.id)}
                title={source.name}
                end={
                  <Tag look={source.failure ? 'urgent' : 'plain'}>
                    {t(`states.${source.failure ? 'failing' : source.state}`)}
                  </Tag>
                }
              >
                {t('from', { organiser: source.organiser, count: source.count })}
              </Row>
            ))}
          </RowList>
        </Card>
      ) : null}
      <Card title={t('add')}>
        <PostForm encType="multipart/form-data" noValidate>
          <FormStack>
            <HiddenFields values={{ organiserId: only?.value }} />
            {only ? null : (
              <Select
                {...{ name: 'organiserId', label: t('fields.organiserId'), error: form.error('organiserId') }}
                defaultValue={typed(said?.state, 'organiserId')}
                emptyLabel={t('choose')}
                options={organisations}
                required
              />
            )}
            <TextField
              {...{ name: 'url', label: t('fields.url'), help: t('help.url'), error: form.error('url') }}
              defaultValue={typed(said?.state, 'url')}
              maxLength={2000}
            />
            <FileField
              {...{ name: 'file', label: t('fields.file'), help: t('help.file'), error: form.error('file') }}
              accept=".ics,text/calendar"
            />
            <SettingsFields state={said?.state} error={form.error} before={unsaid} />
            <Button>{t('look')}</Button>
          </FormStack>
        </PostForm>
      </Card>
    </FormPage>
  )
}
