import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { blockTime, removeBlock } from '#app/domain/appointments/block-time.server.ts'
import { getBlocks } from '#app/domain/appointments/blocks.queries.server.ts'
import { blockForm, instantAt } from '#app/domain/appointments/practice-form.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
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
  if (!form.ok) return json(form.reply, { status: 400 })
  const { timeZone } = args.context.tenant
  const { value } = form
  const changed = await withActor(professional, (tx) => {
    if (value.intent === 'remove') return removeBlock(tx, { blockId: value.blockId, timeZone })
    const { personId, date, from, until, words = null } = value
    const [startsAt, endsAt] = [instantAt(date, from, timeZone), instantAt(date, until, timeZone)]
    return blockTime(tx, { personId, startsAt, endsAt, words, timeZone })
  })
  if (changed.ok) {
    const wie = value.intent === 'block' ? value.personId : new URL(args.request.url).searchParams.get('wie')
    return redirect(paths.professional.blockTime({ wie: wie ?? undefined }), 303)
  }
  if (changed.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(changed.refusal), { status: 409 })
}

/** Time in which nobody is booked: set, and taken away again. */
export default function BlockTime() {
  const { t } = useTranslation('desk.work')
  const { title, personId, date, members, blocks } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const here = paths.professional.blockTime({ wie: personId })
  return (
    <FormPage
      back={{ href: paths.professional.agenda({ wie: personId }), label: t('one.back') }}
      title={title}
      intro={t('block.intro')}
      form={form}
    >
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
