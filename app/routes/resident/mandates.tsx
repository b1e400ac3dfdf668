import { useTranslation } from 'react-i18next'
import { endMandate } from '#app/domain/access/end-mandate.server.ts'
import { CourtMandate } from '#app/domain/access/court-mandate.tsx'
import { findGivingRefusal } from '#app/domain/access/give-mandate.server.ts'
import { listHidden } from '#app/domain/access/hide-from-representatives.server.ts'
import { HideTopics } from '#app/domain/access/hide-topics.tsx'
import { MandateCard } from '#app/domain/access/mandate-card.tsx'
import { mandatesForm } from '#app/domain/access/mandate-form.ts'
import { listMandates, listRepresentations } from '#app/domain/access/mandates.queries.server.ts'
import { OfferedToMe } from '#app/domain/access/offered-to-me.tsx'
import { showMandate } from '#app/domain/access/show-mandates.server.ts'
import { letGoOfMandate, takeOnMandate } from '#app/domain/access/take-on-mandate.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { isByCourt } from '#app/domain/access/mandate-kinds.ts'
import { askToEndMandate } from '#app/domain/messaging/ask-to-end-mandate.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { refusalKey } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'
import { Actions } from '#app/ui/actions.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

// i18n: access:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'stopping')
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const residentId = resident.subjectId
  const found = await withActor(resident, async (tx) => {
    const mandates = await listMandates(tx, { residentId, timeZone })
    if (!mandates.ok) return mandates
    return done({
      mandates: mandates.value,
      others: await listRepresentations(tx),
      hidden: await listHidden(tx, residentId),
      cannot: await findGivingRefusal(tx, { residentId, timeZone }),
    })
  })
  if (!found.ok) throw new Response(null, { status: 404 })
  const { mandates, others, hidden, cannot } = found.value
  const reader = { t, language, timeZone }
  return json({
    title: t('access:mandates.title'),
    cannotGive: cannot && sayKey(t, refusalKey(cannot.refusal)),
    sent: new URL(args.request.url).searchParams.has('verstuurd'),
    mine: mandates
      .filter(({ state }) => state !== 'ended')
      .map((each) => ({ ...showMandate(each, reader), questionId: isByCourt(each.kind) ? newId() : null })),
    earlier: mandates.filter(({ state }) => state === 'ended').map((each) => showMandate(each, reader)),
    others: others.filter(({ state }) => state !== 'ended').map((each) => showMandate(each, reader)),
    hidden: hidden.filter(({ objectId }) => objectId === null),
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'stopping')
  const form = await parseForm(args, mandatesForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  if (form.value.intent === 'askEnd') {
    // A message to the practice, with what messages ask (ACC-1).
    const writer = await requireResident(args, 'messages')
    const { t, language } = await pageTexts(args)
    const input = { ...form.value, words: t('access:mandates.court.question'), language, place: args.context.tenant }
    const asked = await withActor(writer, (tx) => askToEndMandate(tx, input))
    if (asked.ok) return redirect(paths.resident.thread(asked.value.threadId))
    if (asked.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
    return json(form.refuse(asked.refusal), { status: 409 })
  }
  const { intent, mandateId } = form.value
  // Ending and letting go lessen what somebody sees; taking one on asks what giving asks (ACC-1).
  if (intent === 'accept') await requireResident(args, 'sharing')
  const answer = await withActor(resident, (tx) => {
    if (intent === 'end') return endMandate(tx, { residentId: resident.subjectId, mandateId })
    return intent === 'accept' ? takeOnMandate(tx, { mandateId }) : letGoOfMandate(tx, { mandateId })
  })
  if (answer.ok) return redirect(paths.resident.mandates)
  if (answer.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(answer.refusal), { status: 409 })
}

/** Who may act for me, for whom I may, and what nobody sees for me (REP-1, REP-5). */
export default function Mandates() {
  const { t } = useTranslation('access')
  const { cannotGive, sent, mine, earlier, others, hidden } = useLoaderData<typeof loader>()
  const form = useFormTexts(useActionData<typeof action>())
  return (
    <>
      <BackLink href={paths.resident.data}>{t('back')}</BackLink>
      <PageHeader title={t('mandates.title')} intro={t('mandates.intro')} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {sent ? (
        <Notice look="success" title={t('mandates.sent')} live>
          {t('mandates.sentText')}
        </Notice>
      ) : null}
      <Heading level={2}>{t('mandates.mine')}</Heading>
      {mine.length === 0 ? (
        <EmptyState title={t('mandates.none')} pictogram="person">
          {cannotGive ? null : <Paragraph>{t('mandates.noneText')}</Paragraph>}
        </EmptyState>
      ) : null}
      {mine.map((mandate) => (
        <MandateCard
          key={mandate.id}
          title={mandate.representativeName}
          scopes={mandate.scopeTexts}
          kind={mandate.kindText}
          state={mandate.stateText}
          until={mandate.state === 'live' ? mandate.until : null}
        >
          {mandate.state === 'suspended' ? <Paragraph>{t('mandates.suspendedText')}</Paragraph> : null}
          {mandate.questionId === null ? (
            <>
              <Paragraph look="small">{t('mandates.endText', { name: mandate.representativeName })}</Paragraph>
              <Actions>
                {mandate.state === 'suspended' ? (
                  <LinkButton href={paths.resident.agreeWithParent(mandate.id)}>{t('mandates.decide')}</LinkButton>
                ) : null}
                <PostForm action={paths.resident.mandates}>
                  <HiddenFields values={{ intent: 'end', mandateId: mandate.id }} />
                  <Button look="quiet" icon="cross">
                    {t('mandates.end')}
                  </Button>
                </PostForm>
              </Actions>
            </>
          ) : (
            <CourtMandate mandateId={mandate.id} questionId={mandate.questionId} />
          )}
        </MandateCard>
      ))}
      {cannotGive ? (
        <Paragraph>{t('mandates.cannotGive', { why: cannotGive })}</Paragraph>
      ) : (
        <LinkButton href={paths.resident.newMandate} icon="plus">
          {t('mandates.give')}
        </LinkButton>
      )}
      {others.length > 0 ? <OfferedToMe mandates={others} /> : null}
      {mine.length > 0 || hidden.length > 0 ? <HideTopics hidden={hidden} /> : null}
      {earlier.length > 0 ? <Heading level={2}>{t('mandates.earlier')}</Heading> : null}
      {earlier.map((mandate) => (
        <MandateCard
          key={mandate.id}
          title={mandate.representativeName}
          scopes={mandate.scopeTexts}
          kind={mandate.kindText}
          state={t('mandates.endedOn', { day: mandate.ended })}
          until={null}
        />
      ))}
    </>
  )
}
