import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import type { ImportFailure } from '#app/domain/activities/import-failure.ts'
import { sourceForm } from '#app/domain/activities/import-form.ts'
import { PlanLists, SettingsFields, SourceStanding } from '#app/domain/activities/import-parts.tsx'
import { showPlan, showSource } from '#app/domain/activities/import-show.server.ts'
import { addressOf, openSource } from '#app/domain/activities/import-source.queries.server.ts'
import {
  changeSource,
  endSource,
  keepNewLook,
  lookInto,
  planOf,
  takeOver,
} from '#app/domain/activities/import-source.server.ts'
import { waitToImport } from '#app/domain/activities/import-wait.server.ts'
import { offerPlace, requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { done, notFound, type Result } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })
const todayOf = ({ context }: Pick<LoaderFunctionArgs, 'context'>) =>
  context.now.toZonedDateTimeISO(context.tenant.timeZone).toPlainDate().toString()

export async function loader(args: LoaderFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const found = await withActor(maker, async (tx) => {
    const opened = await openSource(tx, args.params.sourceId, 'read')
    if (!opened.ok) return opened
    const { row, organiser } = opened.value
    const plan = row.looked && !row.endedAt ? await planOf(tx, row, row.looked, todayOf(args)) : null
    return done({ row, organiser, plan })
  })
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { row, organiser, plan } = found.value
  const reader = { t, language, timeZone: args.context.tenant.timeZone }
  const { words, forWhom, howToJoin, domain, becomes } = row
  return json({
    title: row.name,
    organiser,
    place: offerPlace(args),
    source: showSource(row, reader),
    plan: plan && row.looked ? showPlan(plan, row.looked, reader) : null,
    settings: { words: words.join(', '), forWhom, howToJoin, domain, becomes },
    isDone: new URL(args.request.url).searchParams.get('klaar') === 'ja',
  })
}

type Failure = ImportFailure | 'tooOften'
interface Said {
  readonly failure?: Failure
  readonly state?: FormState
}
const say = (said: Said, status: number, headers: Record<string, string> = {}) => json<Said>(said, { status, headers })

type Looked = { readonly failure: Failure; readonly wait?: number } | Awaited<ReturnType<typeof keepNewLook>>

/** Looks into the calendar once more, outside any transaction, and keeps what was seen. */
async function lookAgain(args: ActionFunctionArgs, maker: Actor, file: File | undefined): Promise<Looked> {
  const { sourceId } = args.params
  const opened = await withActor(maker, (tx) => openSource(tx, sourceId, 'read'))
  if (!opened.ok) return opened
  const wait = await waitToImport(maker)
  if (wait > 0) return { failure: 'tooOften', wait }
  const url = addressOf(opened.value.row)
  const from = url === null ? { file: (await file?.text()) ?? '', name: '' } : { url }
  const { now, tenant } = args.context
  const seen = await lookInto(from, { now, timeZone: tenant.timeZone, organiser: opened.value.organiser })
  if (!seen.ok) return seen
  return withActor(maker, (tx) => keepNewLook(tx, { sourceId, looked: seen.looked }))
}

export async function action(args: ActionFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const form = await parseForm(args, sourceForm)
  if (!form.ok) return say({ state: form.reply }, 400)
  const { value } = form
  const { sourceId } = args.params
  const act = async (): Promise<Looked> => {
    if (value.intent === 'look') return lookAgain(args, maker, value.file)
    return withActor(maker, async (tx): Promise<Result<undefined>> => {
      if (value.intent === 'end') return endSource(tx, sourceId)
      if (value.intent === 'settings') return changeSource(tx, { sourceId, settings: value })
      const taken = await takeOver(tx, { sourceId, today: todayOf(args) })
      return taken.ok ? done() : taken
    })
  }
  const answer = await act()
  if ('failure' in answer) {
    const { failure, wait } = answer
    return wait ? say({ failure }, 429, { 'Retry-After': String(wait) }) : say({ failure }, 409)
  }
  if (!answer.ok && answer.refusal.code === notFound.refusal.code) throw notThere()
  if (!answer.ok) return say({ state: form.refuse(answer.refusal) }, 409)
  if (value.intent === 'end') return redirect(paths[offerPlace(args)].offer.imports(), 303)
  const isTaken = value.intent === 'take'
  return redirect(paths[offerPlace(args)].offer.import(sourceId ?? '', isTaken ? { klaar: 'ja' } : {}), 303)
}

// i18n: import.work:failures.* import.work:refusals.*
/** One calendar: what it would bring, how it stands, and what is taken over from it. */
export default function OfferImportSource() {
  const { t } = useTranslation('import.work')
  const { title, organiser, place, source, plan, settings, isDone } = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  const failure: Failure | undefined = said?.failure
  const form = useFormTexts(said?.state)
  const { offer } = paths[place]
  const isEnded = source.state === 'ended'
  return (
    <FormPage
      {...{ title, form }}
      back={{ href: offer.imports(), label: t('back') }}
      intro={t('of', { organiser })}
      said={isDone && !said ? t('done') : null}
    >
      {failure ? (
        <Notice look="warning" live>
          {t(`failures.${failure}`)}
        </Notice>
      ) : null}
      <SourceStanding source={source} />
      {plan ? (
        <>
          <PlanLists plan={plan} />
          <PostForm>
            <HiddenFields values={{ intent: 'take' }} />
            <Button>{t('take')}</Button>
          </PostForm>
        </>
      ) : null}
      {isEnded ? null : (
        <>
          <Card title={t('lookAgain')}>
            <PostForm encType="multipart/form-data">
              <FormStack>
                <HiddenFields values={{ intent: 'look' }} />
                {source.isFile ? (
                  <FileField
                    {...{ name: 'file', label: t('fields.newFile'), help: t('help.file'), error: form.error('file') }}
                    accept=".ics,text/calendar"
                    required
                  />
                ) : (
                  <Paragraph>{t('lookAgainText')}</Paragraph>
                )}
                <Button look="quiet">{t('lookNow')}</Button>
              </FormStack>
            </PostForm>
          </Card>
          <Card title={t('settings')}>
            <PostForm noValidate>
              <FormStack>
                <HiddenFields values={{ intent: 'settings' }} />
                <SettingsFields state={said?.state} error={form.error} before={settings} />
                <Button look="quiet">{t('save')}</Button>
              </FormStack>
            </PostForm>
          </Card>
          <Card title={t('end')}>
            <Paragraph>{t('endText')}</Paragraph>
            <PostForm>
              <HiddenFields values={{ intent: 'end' }} />
              <Button look="quiet">{t('end')}</Button>
            </PostForm>
          </Card>
        </>
      )}
    </FormPage>
  )
}
