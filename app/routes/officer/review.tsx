import { useTranslation } from 'react-i18next'
import { judgeEmergency } from '#app/domain/access/judge-emergency.server.ts'
import { emergencyOutcomes } from '#app/domain/access/emergency.ts'
import { judgeForm } from '#app/domain/access/officer-form.ts'
import { getReview } from '#app/domain/access/reviews.queries.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireOfficer } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireOfficer(args)
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const found = await withActor(officer, (tx) => getReview(tx, args.params.emergencyId ?? ''))
  if (!found.ok) throw notThere()
  const { startedAt, closesAt, noticeAt, isLive, reasonCode, ...review } = found.value
  const at = (instant: typeof startedAt) => dateTimeText(instant, timeZone, language)
  const day = (instant: typeof startedAt) => instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return json({
    ...{
      title: t('officer.work:review.title', { at: at(startedAt) }),
      isLive,
      outcome: review.outcome,
      note: review.note,
    },
    facts: [
      { term: t('officer.work:review.who'), description: `${review.professional}, ${review.team}` },
      { term: t('officer.work:review.resident'), description: review.resident },
      { term: t('officer.work:review.when'), description: `${at(startedAt)} – ${at(closesAt)}` },
      { term: t('officer.work:review.reason'), description: t(`emergency.work:reasons.${reasonCode}`) },
      { term: t('officer.work:review.words'), description: review.reason },
      {
        term: t('officer.work:review.told'),
        description: t(`officer.work:review.toldTo.${review.told}`, { at: at(noticeAt) }),
      },
      ...(review.delayReason ? [{ term: t('officer.work:review.delay'), description: review.delayReason }] : []),
    ],
    log: {
      ...{ gebruiker: review.personId, bewoner: review.residentId },
      ...{ van: day(startedAt), tot: day(closesAt), nood: 'T' },
    },
  })
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireOfficer(args)
  const form = await parseForm(args, judgeForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const emergencyId = args.params.emergencyId ?? ''
  const judged = await withActor(officer, (tx) => judgeEmergency(tx, { emergencyId, ...form.value }))
  if (judged.ok) return redirect(paths.officer.review(emergencyId), 303)
  if (judged.refusal.code === 'shared.notFound') throw notThere()
  return json(form.refuse(judged.refusal), { status: 409 })
}

/** One press and its judgement (BG-1). */
// i18n: officer.work:review.toldTo.*, emergency:refusals.*, emergency.work:reasons.*, officer.work:reviews.outcome.*, officer.work:errors.*
export default function Review() {
  const { t } = useTranslation('officer.work')
  const { title, facts, log, isLive, outcome, note } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage back={{ href: paths.officer.reviews(), label: t('review.back') }} title={title} form={form}>
      <Card>
        <DefinitionList items={facts} />
        <LinkButton look="quiet" href={paths.officer.log(log)}>
          {t('review.log')}
        </LinkButton>
      </Card>
      {outcome ? (
        <Card title={t('review.judged')}>
          <DefinitionList
            items={[
              { term: t('review.outcome'), description: t(`reviews.outcome.${outcome}`) },
              { term: t('review.note'), description: note },
            ]}
          />
        </Card>
      ) : null}
      {!outcome && isLive ? <Paragraph look="soft">{t('review.stillOpen')}</Paragraph> : null}
      {!outcome && !isLive ? (
        <Card title={t('review.judge')}>
          <PostForm>
            <FormStack>
              <RadioGroup
                name="outcome"
                label={t('review.outcome')}
                options={emergencyOutcomes.map((value) => ({ value, label: t(`reviews.outcome.${value}`) }))}
                defaultValue={typed(state, 'outcome')}
                error={form.error('outcome')}
              />
              <TextArea
                name="note"
                label={t('review.note')}
                help={t('review.noteHelp')}
                maxLength={2_000}
                defaultValue={typed(state, 'note')}
                error={form.error('note')}
              />
              <Button type="submit">{t('review.button')}</Button>
            </FormStack>
          </PostForm>
        </Card>
      ) : null}
    </FormPage>
  )
}
