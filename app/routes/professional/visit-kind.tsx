import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { OneButton } from '#app/domain/care-network/colleague-parts.tsx'
import { kindColors, kindForm } from '#app/domain/appointments/kind-form.ts'
import { KindFields } from '#app/domain/appointments/kind-fields.tsx'
import { kindStart } from '#app/domain/appointments/kind-start.ts'
import { listKindsOfTeams } from '#app/domain/appointments/kinds.queries.server.ts'
import { getPlannedTeam } from '#app/domain/appointments/planned-team.queries.server.ts'
import { saveKind } from '#app/domain/appointments/save-kind.server.ts'
import { kindName } from '#app/domain/appointments/show-planned.server.ts'
import { channels } from '#app/domain/appointments/visit-type.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { FormPage } from '#app/ui/form-page.tsx'

// i18n: appointments:refusals.*, schedule.work:channels.*, schedule.work:colors.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const query = new URL(args.request.url).searchParams
  const found = await withActor(professional, async (tx) => {
    const team = await getPlannedTeam(tx, { teamId: query.get('team'), timeZone })
    if (!team.ok || !query.has('soort')) return team.ok ? done({ team: team.value, kind: null }) : team
    const kinds = await listKindsOfTeams(tx, [team.value.id])
    const kind = kinds.find(({ id, ended }) => id === query.get('soort') && !ended)
    return kind ? done({ team: team.value, kind }) : notFound
  })
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { team, kind } = found.value
  return json({
    title: kind ? kindName(kind, { t, language }) : t('schedule.work:kinds.add'),
    team: { id: team.id, name: team.name },
    start: {
      ...kindStart(team.id, kind),
      channels: channels.map((value) => ({ value: value as string, label: t(`schedule.work:channels.${value}`) })),
      colors: kindColors.map((value) => ({ value: value as string, label: t(`schedule.work:colors.${value}`) })),
    },
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, kindForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { timeZone } = args.context.tenant
  const saved = await withActor(professional, (tx) => saveKind(tx, form.value, timeZone))
  if (saved.ok) return redirect(paths.professional.visitKinds({ team: form.value.teamId, bewaard: 'ja' }), 303)
  if (saved.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(saved.refusal), { status: 409 })
}

/** One kind of visit of a practice, with all its settings. */
export default function VisitKind() {
  const { t } = useTranslation('schedule.work')
  const { title, team, start } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage
      {...{ title, intro: team.name, form }}
      back={{ href: paths.professional.visitKinds({ team: team.id }), label: t('kinds.title') }}
    >
      <KindFields start={start} state={state} error={form.error} />
      {start.kindId ? (
        <OneButton intent="end" label={t('kinds.end')} values={{ teamId: team.id, kindId: start.kindId }} />
      ) : null}
    </FormPage>
  )
}
