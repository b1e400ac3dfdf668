import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { mayOffer } from '#app/domain/activities/offer-can.ts'
import { offerDeedForm } from '#app/domain/activities/offer-deed-form.ts'
import { findNextToJudge } from '#app/domain/activities/moderation.queries.server.ts'
import { isJudged } from '#app/domain/activities/offer-done.ts'
import { doneText } from '#app/domain/activities/offer-said.server.ts'
import { doWithOffer } from '#app/domain/activities/offer-do.server.ts'
import { OfferDeeds, WordsDeeds } from '#app/domain/activities/offer-deeds.tsx'
import { offerPlace, requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { getOffer, showOffer } from '#app/domain/activities/offer-show-activity.server.ts'
import { StateTag } from '#app/domain/activities/offer-state-tag.tsx'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { DateTag } from '#app/domain/activities/offer-date-tag.tsx'

// i18n: offer.work:refusals.*, offer.work:done.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const did = new URL(args.request.url).searchParams.get('klaar')
  const found = await withActor(maker, async (tx) => {
    const offer = await getOffer(tx, args.params.activityId)
    return offer.ok ? done({ offer: offer.value, next: isJudged(did) ? await findNextToJudge(tx) : null }) : offer
  })
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const shown = showOffer(found.value.offer, { t, language, timeZone: tenant.timeZone })
  return json({
    ...shown,
    next: found.value.next,
    place: offerPlace(args),
    copyId: newId(now.epochMilliseconds),
    said: doneText(did, t),
  })
}

export async function action(args: ActionFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const form = await parseForm(args, offerDeedForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant, now } = args.context
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const { activityId } = args.params
  const answer = await withActor(maker, (tx) => doWithOffer(tx, { ...form.value, activityId, today }))
  if (answer.ok) {
    const { activityId: id, did } = answer.value
    return redirect(paths[offerPlace(args)].offer.activity(id, { klaar: did }), 303)
  }
  if (answer.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(answer.refusal), { status: 409 })
}

/** One activity for who writes or judges it: how far it is, what waits, and what can be done. */
export default function OfferActivity() {
  const { t } = useTranslation(['offer.work', 'signup.work'])
  const shown = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const { id, title, stands, standing, version, pending, missing, dates } = shown
  const at = paths[shown.place].offer
  const may = (deed: 'write' | 'changeDates' | 'translate') => mayOffer(standing, stands, deed)
  return (
    <FormPage {...{ title, form, back: { href: at.list(), label: t('back') }, said: state ? null : shown.said }}>
      {shown.next ? (
        <Actions>
          <LinkButton href={at.activity(shown.next.id)}>
            {t('activity.nextWaiting', { title: shown.next.title })}
          </LinkButton>
        </Actions>
      ) : null}
      {shown.sentBack && standing !== 'editor' ? (
        <Notice
          look="warning"
          title={t(shown.sentBack.kind === 'sentBack' ? 'activity.sentBack' : 'activity.wordsRefused')}
        >
          <span lang="nl">{shown.sentBack.reason}</span>
        </Notice>
      ) : null}
      {missing.length > 0 && may('write') ? (
        <Notice look="info" title={t('activity.missing')}>
          {missing.join(', ')}
        </Notice>
      ) : null}
      {pending ? (
        <Card title={t('activity.pending')} look="new">
          <Paragraph look="soft">{t('activity.pendingText')}</Paragraph>
          {pending.map(({ name, language, now, proposed }) => (
            <DefinitionList
              key={name}
              items={[
                { term: `${t('activity.now')}: ${name}`, description: now, lang: language },
                { term: `${t('activity.proposed')}: ${name}`, description: proposed, lang: language },
              ]}
            />
          ))}
          {standing === 'editor' ? <WordsDeeds version={version} state={state} /> : null}
        </Card>
      ) : null}
      <Card>
        <DefinitionList
          compact
          items={[
            { term: t('fields.state'), description: <StateTag state={stands} /> },
            { term: t('fields.organiserId'), description: shown.organiser, lang: 'nl' },
            { term: t('fields.when'), description: shown.when },
            ...(shown.where ? [{ term: t('fields.where'), description: shown.where, lang: 'nl' }] : []),
          ]}
        />
        <Actions>
          {may('write') ? <LinkButton href={at.write(id)}>{t('activity.write')}</LinkButton> : null}
          {may('changeDates') ? (
            <LinkButton href={at.dates(id)} look="quiet">
              {t('activity.dates')}
            </LinkButton>
          ) : null}
          {standing === 'organiser' ? (
            <LinkButton href={paths.professional.participants(id)} look="quiet">
              {t('signup.work:title')}
            </LinkButton>
          ) : null}
          {may('translate') ? (
            <LinkButton href={at.languages(id)} look="quiet">
              {t('activity.languages')}
            </LinkButton>
          ) : null}
          <LinkButton href={at.preview(id)} look="quiet" icon="eye">
            {t('activity.preview')}
          </LinkButton>
          <LinkButton href={at.history(id)} look="quiet">
            {t('activity.history')}
          </LinkButton>
        </Actions>
      </Card>
      {stands === 'published' ? (
        <Card title={t('activity.next')}>
          {dates.length === 0 ? <Paragraph>{t('activity.noDates')}</Paragraph> : null}
          <RowList compact>
            {dates.map((date) => (
              <Row key={date.key} title={date.day} end={<DateTag status={date.status} />}>
                {date.hours}
              </Row>
            ))}
          </RowList>
          {may('write') && standing !== 'editor' ? <Paragraph look="small">{t('activity.liveText')}</Paragraph> : null}
        </Card>
      ) : null}
      <Card title={t('activity.do')}>
        <OfferDeeds
          {...{
            standing,
            stands,
            version,
            copyId: shown.copyId,
            isComplete: missing.length === 0,
            goesOn: dates.some(({ status }) => status !== 'cancelled'),
            state,
          }}
        />
      </Card>
    </FormPage>
  )
}
