import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { OneButton } from '#app/domain/care-network/colleague-parts.tsx'
import { roomForm } from '#app/domain/appointments/kind-form.ts'
import { getPlannedTeam } from '#app/domain/appointments/planned-team.queries.server.ts'
import { listRooms, saveRoom } from '#app/domain/appointments/rooms.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const teamId = new URL(args.request.url).searchParams.get('team')
  const found = await withActor(professional, async (tx) => {
    const team = await getPlannedTeam(tx, { teamId, timeZone })
    return team.ok ? done({ team: team.value, rooms: await listRooms(tx, [team.value.id]) }) : team
  })
  if (!found.ok) throw notThere()
  const { t } = await pageTexts(args)
  const { team, rooms } = found.value
  return json({ title: t('schedule.work:rooms.title'), team: { id: team.id, name: team.name }, rooms })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, roomForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { timeZone } = args.context.tenant
  const saved = await withActor(professional, (tx) => saveRoom(tx, form.value, timeZone))
  if (!saved.ok) throw notThere()
  return redirect(paths.professional.rooms({ team: form.value.teamId }), 303)
}

/** The rooms of a practice: one appointment at a time has one. */
export default function Rooms() {
  const { t } = useTranslation('schedule.work')
  const { title, team, rooms } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage {...{ title, intro: team.name, form }} back={{ href: paths.professional.schedule(), label: t('back') }}>
      {rooms.length > 0 ? (
        <Card>
          <RowList>
            {rooms.map(({ id, name }) => (
              <Row
                key={id}
                title={name}
                end={<OneButton intent="end" label={t('rooms.end')} values={{ teamId: team.id, roomId: id }} />}
              />
            ))}
          </RowList>
        </Card>
      ) : null}
      <PostForm noValidate>
        <FormStack>
          <HiddenFields values={{ intent: 'add', teamId: team.id }} />
          <TextField
            {...{ name: 'name', label: t('rooms.name'), error: form.error('name'), maxLength: 60 }}
            defaultValue={typed(state, 'name')}
            required
          />
          <Button>{t('rooms.add')}</Button>
        </FormStack>
      </PostForm>
    </FormPage>
  )
}
