import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { blockTime, removeBlock } from '#app/domain/appointments/block-time.server.ts'
import { getBlocks } from '#app/domain/appointments/blocks.queries.server.ts'
import { blockForm, clockTime, fieldOfTime } from '#app/domain/appointments/practice-form.ts'
import { showStandsThere, standsThere } from '#app/domain/appointments/stands-there.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { clockText, dateTimeText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'

// i18n: appointments:refusals.*, desk.work:block.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const query = new URL(args.request.url).searchParams
  const personId = query.get('wie') ?? professional.personId
  const found = await withActor(professional, (tx) => getBlocks(tx, { personId, timeZone }))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  return json({
    title: t('desk.work:block.title'),
    personId,
    date: /^\d{4}-\d\d-\d\d$/.exec(query.get('dag') ?? '')?.[0] ?? '',
    members: found.value.members.map(({ id, calledName }) => ({ value: id, label: calledName })),
    blocks: found.value.blocks.map(({ id, startsAt, endsAt, words }) => {
      const until = clockText(endsAt.toZonedDateTimeISO(timeZone), language)
      return { id, when: `${dateTimeText(startsAt, timeZone, language)} – ${until}`, words }
    }),
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, blockForm)
  if (!form.ok) return json({ state: form.reply, stands: [] as Stands }, { status: 400 })
  const { tenant } = args.context
  const { timeZone } = tenant
  const { value } = form
  const refused = (state: FormState, stands: Stands = []) => json({ state, stands }, { status: 409 })
  if (value.intent === 'remove') {
    const removed = await withActor(professional, (tx) => removeBlock(tx, { blockId: value.blockId, timeZone }))
    if (!removed.ok) throw notThere()
    const wie = new URL(args.request.url).searchParams.get('wie')
    return redirect(paths.professional.blockTime({ wie: wie ?? undefined }), 303)
  }
  const { personId, date, words = null } = value
  const [from, until] = [clockTime(date, value.from, timeZone), clockTime(date, value.until, timeZone)]
  if (!from.ok) return refused(form.refuse(from.refusal, 'from'))
  if (!until.ok) return refused(form.refuse(until.refusal, 'until'))
  const period = { personId, startsAt: from.value, endsAt: until.value }
  const changed = await withActor(professional, (tx) => blockTime(tx, { ...period, words, timeZone }))
  if (changed.ok) return redirect(paths.professional.blockTime({ wie: personId }), 303)
  const { refusal } = changed
  if (refusal.code === notFound.refusal.code) throw notThere()
  if (refusal.code !== 'appointments.blockTaken') return refused(form.refuse(refusal, fieldOfTime(refusal)))
  const found = await withActor(professional, (tx) => standsThere(tx, { tenant, ...period }))
  const reader = { ...(await pageTexts(args)), timeZone }
  return refused(form.refuse(refusal), found.ok ? showStandsThere(found.value, reader) : [])
}

type Stands = ReturnType<typeof showStandsThere>

/** Time in which nobody is booked: set, and taken away again. */
export default function BlockTime() {
  const { t } = useTranslation('desk.work')
  const { title, personId, date, members, blocks } = useLoaderData<typeof loader>()
  const { state, stands = [] } = useActionData<{ readonly state: FormState; readonly stands: Stands }>() ?? {}
  const form = useFormTexts(state)
  const here = paths.professional.blockTime({ wie: personId })
  return (
    <FormPage
      back={{ href: paths.professional.agenda({ wie: personId }), label: t('one.back') }}
      title={title}
      intro={t('block.intro')}
      form={form}
    >
      {stands.length > 0 ? (
        <Card title={t('block.stands')}>
          <RowList>
            {stands.map(({ id, when, title, note, page }) => (
              <Row key={id} title={`${when}: ${title}`} href={page === null ? undefined : paths.professional[page](id)}>
                {note}
              </Row>
            ))}
          </RowList>
        </Card>
      ) : null}
      <PostForm action={here}>
        <HiddenFields values={{ intent: 'block', ...(members.length > 1 ? {} : { personId }) }} />
        <FormStack>
          {members.length > 1 ? (
            <Select
              name="personId"
              label={t('block.who')}
              options={members}
              defaultValue={typed(state, 'personId', personId)}
              error={form.error('personId')}
              required
            />
          ) : null}
          <TextField
            name="date"
            type="date"
            label={t('book.date')}
            defaultValue={typed(state, 'date', date)}
            error={form.error('date')}
            required
          />
          <FormStack columns>
            {(['from', 'until'] as const).map((name) => (
              <TextField
                key={name}
                name={name}
                type="time"
                label={t(`block.${name}`)}
                defaultValue={typed(state, name)}
                error={form.error(name)}
                required
              />
            ))}
          </FormStack>
          <TextField
            name="words"
            label={t('block.words')}
            help={t('block.wordsHelp')}
            maxLength={80}
            defaultValue={typed(state, 'words')}
            error={form.error('words')}
            optional
          />
          <Button type="submit">{t('block.button')}</Button>
        </FormStack>
      </PostForm>
      <Card title={t('block.list')}>
        {blocks.length === 0 ? <Paragraph>{t('block.none')}</Paragraph> : null}
        <RowList>
          {blocks.map(({ id, when, words }) => (
            <Row
              key={id}
              title={when}
              end={
                <PostForm action={here}>
                  <HiddenFields values={{ intent: 'remove', blockId: id }} />
                  <Button type="submit" look="quiet" label={t('block.removeLabel', { when })} compact>
                    {t('block.remove')}
                  </Button>
                </PostForm>
              }
            >
              {words}
            </Row>
          ))}
        </RowList>
      </Card>
    </FormPage>
  )
}
