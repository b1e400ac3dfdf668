import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listKindsOfTeams } from '#app/domain/appointments/kinds.queries.server.ts'
import { getPlannedWeek } from '#app/domain/appointments/planned.queries.server.ts'
import { takeBackForm } from '#app/domain/appointments/schedule-form.ts'
import { ScheduleParts } from '#app/domain/appointments/schedule-parts.tsx'
import { showPlanned } from '#app/domain/appointments/show-planned.server.ts'
import { comeBack, reopenTeam } from '#app/domain/appointments/take-back-closed.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const query = new URL(args.request.url).searchParams
  const personId = query.get('wie') ?? professional.personId
  const found = await withActor(professional, async (tx) => {
    const week = await getPlannedWeek(tx, { personId, timeZone })
    if (!week.ok) return week
    const teamIds = [...new Set(week.value.members.map(({ teamId }) => teamId))]
    return done({ week: week.value, kinds: await listKindsOfTeams(tx, teamIds) })
  })
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { week, kinds } = found.value
  const { people, ...shown } = showPlanned(week, kinds, { t, language })
  return json({
    title: t('schedule.work:title'),
    name: week.name,
    // Left out of the addresses: one's own schedule.
    people: people.map(({ id, ...each }) => ({ ...each, wie: id === professional.personId ? undefined : id })),
    shown: {
      ...shown,
      personId,
      places: week.places.map(({ teamId, teamName }) => ({ teamId, teamName })),
      teams: week.teams.map(({ id, name }) => ({ id, name })),
    },
    saved: query.has('bewaard'),
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, takeBackForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const { tenant } = args.context
  const answer = await withActor(professional, (tx) =>
    value.intent === 'back' ? comeBack(tx, { ...value, tenant }) : reopenTeam(tx, { ...value, tenant }),
  )
  if (!answer.ok) throw notThere()
  const wie = value.intent === 'back' && value.personId !== professional.personId ? value.personId : undefined
  return redirect(paths.professional.schedule({ wie, bewaard: 'ja' }), 303)
}

/** When somebody has time: weekly sessions, absences, and days on which the team is closed (APP-2). */
export default function Schedule() {
  const { t } = useTranslation('schedule.work')
  const { title, name, people, shown, saved } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader title={title} intro={name} />
      {saved ? (
        <Notice look="success" live>
          {t('saved')}
        </Notice>
      ) : null}
      {people.length > 1 ? (
        <ChipList label={t('of')}>
          {people.map(({ wie, name: called, current }) => (
            <Chip key={wie ?? 'own'} href={paths.professional.schedule({ wie })} current={current}>
              {called}
            </Chip>
          ))}
        </ChipList>
      ) : null}
      <ScheduleParts shown={shown} />
    </WorkPage>
  )
}
