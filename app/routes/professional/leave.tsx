import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { successorForm } from '#app/domain/care-network/colleague-form.ts'
import { OneButton } from '#app/domain/care-network/colleague-parts.tsx'
import { mayLeaveTeam } from '#app/domain/care-network/departure.ts'
import { getHandover } from '#app/domain/care-network/handovers.queries.server.ts'
import { groupText } from '#app/domain/care-network/show-group-work.server.ts'
import { KeptForAll } from '#app/domain/care-network/kept-for-all.tsx'
import { proposeForAll } from '#app/domain/care-network/propose-for-all.server.ts'
import { proposeSuccessor } from '#app/domain/care-network/propose-successor.server.ts'
import { shownKept } from '#app/domain/care-network/show-colleague.server.ts'
import { cancelDeparture } from '#app/domain/care-network/start-departure.server.ts'
import { SuccessorForm } from '#app/domain/care-network/successor-form.tsx'
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
import { dayText } from '#app/platform/i18n/format.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: care-network:refusals.*, team.work:kinds.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const lead = await requireProfessional(args)
  const departureId = args.params.departureId ?? ''
  const { timeZone } = args.context.tenant
  const found = await withActor(lead, (tx) => getHandover(tx, { departureId, timeZone }))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { departure, name, work, many, keeps, colleagues, elsewhere } = found.value
  const own = (teamId: string | null) => colleagues.filter((each) => teamId === null || each.teamId === teamId)
  const others = elsewhere.map((each) => ({ value: each.id, label: `${each.name}, ${each.teamName}` }))
  return json({
    title: t('team.work:leave.of', { name: `\u2068${name}\u2069` }),
    lastDay: dayText(departure.lastDay, language, true),
    closed: departure.closedAt !== null,
    keeps: shownKept(keeps),
    many: many.map((each) => ({ ...each, title: t(`team.work:kinds.${each.kind}`) })),
    team: [...new Map(colleagues.map(({ id, name: label }) => [id, { value: id, label }])).values()],
    work: work.map(({ kind, objectId, resident, group, askedName, accepted, teamId }) => ({
      ...{ kind, objectId, askedName, accepted },
      about: resident ?? (group ? groupText(group, { language, timeZone }) : null),
      title: t(`team.work:kinds.${kind}`),
      leavesTeam: mayLeaveTeam(kind),
      // What belongs to a team stays in it (CON-2).
      colleagues: [
        ...own(teamId).map((each) => ({ value: each.id, label: each.name })),
        ...(mayLeaveTeam(kind) ? others : []),
      ],
    })),
  })
}

export async function action(args: ActionFunctionArgs) {
  const lead = await requireProfessional(args)
  const form = await parseForm(args, successorForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const departureId = args.params.departureId ?? ''
  const { timeZone } = args.context.tenant
  const { value } = form
  const answer = await withActor(lead, (tx) =>
    value.intent === 'ask'
      ? proposeSuccessor(tx, { ...value, departureId, timeZone })
      : value.intent === 'askAll'
        ? proposeForAll(tx, { ...value, departureId, timeZone })
        : cancelDeparture(tx, { departureId, timeZone }),
  )
  if (!answer.ok) {
    if (answer.refusal.code === notFound.refusal.code) throw notThere()
    return json(form.refuse(answer.refusal), { status: 409 })
  }
  const stops = value.intent === 'cancelLeave'
  return redirect(stops ? paths.professional.team() : paths.professional.leave(departureId), 303)
}

/** Everything that somebody leaves behind, and who is asked to take it over (HND-2). */
export default function Leave() {
  const { t } = useTranslation('team.work')
  const { title, lastDay, closed, work, many, team, keeps } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const about = typed(state, 'objectId')
  // Of the forms for a whole kind the one that was sent.
  const erring = about === '' ? typed(state, 'kind') : ''
  return (
    <WorkPage>
      <BackLink href={paths.professional.team()}>{t('backToTeam')}</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t('leave.lastDay', { day: lastDay })} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {work.length + keeps.length === 0 ? (
        <EmptyState title={t('leave.nothing')}>
          <p>{t('leave.nothingText')}</p>
        </EmptyState>
      ) : null}
      {many.map(({ kind, title: what, count }) => (
        <Card key={kind} title={what} look="new">
          <PostForm noValidate>
            <FormStack columns>
              <HiddenFields values={{ intent: 'askAll', kind }} />
              <Select
                id={erring === kind ? 'successorId' : `all-${kind}`}
                name="successorId"
                label={t('leave.successor')}
                emptyLabel={t('choose')}
                options={team}
                error={erring === kind ? form.error('successorId') : undefined}
              />
              <Button look="quiet">{t('leave.askAll', { count })}</Button>
            </FormStack>
          </PostForm>
        </Card>
      ))}
      {work.map((each) => (
        <Card
          key={`${each.kind} ${each.objectId}`}
          title={each.about ? `${each.title}: ${each.about}` : each.title}
          look={each.accepted ? 'quiet' : 'plain'}
        >
          {each.askedName ? (
            <p>{t(each.accepted ? 'leave.accepted' : 'leave.asked', { name: each.askedName })}</p>
          ) : null}
          {each.accepted ? null : (
            <SuccessorForm work={each} state={about === each.objectId ? state : undefined} error={form.error} />
          )}
        </Card>
      ))}
      <KeptForAll things={keeps} state={state} error={form.error} />
      {closed ? null : <OneButton intent="cancelLeave" label={t('leave.cancel')} />}
    </WorkPage>
  )
}
