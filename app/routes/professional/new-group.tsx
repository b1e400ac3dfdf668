import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { GroupFields } from '#app/domain/appointments/group-fields.tsx'
import { newGroupForm } from '#app/domain/appointments/team-group-form.ts'
import { groupRefusal } from '#app/domain/appointments/group-refusal.ts'
import { makeGroup } from '#app/domain/appointments/make-group.server.ts'
import { DayFields } from '#app/domain/appointments/practice-booking-fields.tsx'
import { clockTime, fieldOfTime } from '#app/domain/appointments/practice-form.ts'
import { showGroupChoices } from '#app/domain/appointments/show-group.server.ts'
import { getGroupChoices } from '#app/domain/appointments/team-groups.queries.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed, typedAll } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'

// i18n: appointments:refusals.*, groups.work:errors.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const teamId = new URL(args.request.url).searchParams.get('team')
  const found = await withActor(professional, (tx) => getGroupChoices(tx, { teamId, timeZone }))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const choices = showGroupChoices(found.value, { t, language, timeZone })
  return json({ title: t('groups.work:new.title'), formKey: newId(), ...choices })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, newGroupForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant } = args.context
  const { date, time, selfBookable, roomId = null, location = null, ...chosen } = form.value
  const at = clockTime(date, time, tenant.timeZone)
  if (!at.ok) return json(form.refuse(at.refusal, fieldOfTime(at.refusal)), { status: 409 })
  const made = await withActor(professional, (tx) =>
    makeGroup(tx, { ...chosen, tenant, startsAt: at.value, selfBookable: selfBookable === 'on', roomId, location }),
  )
  if (made.ok) return redirect(paths.professional.group(made.value.id), 303)
  if (made.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(groupRefusal('make', made.refusal), fieldOfTime(made.refusal)), { status: 409 })
}

/** One appointment of several residents is made: by whom, when, and how many there is place for. */
export default function NewGroup() {
  const { t } = useTranslation('groups.work')
  const page = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const { teams, teamId } = page
  const field = (name: string) => ({ name, defaultValue: typed(state, name), error: form.error(name) })
  return (
    <FormPage
      back={{ href: paths.professional.groups(), label: t('back') }}
      title={page.title}
      intro={t('new.intro')}
      form={form}
    >
      {teams.length > 1 ? (
        <ChipList label={t('new.teams')}>
          {teams.map(({ id, name }) => (
            <Chip key={id} href={paths.professional.newGroup({ team: id })} current={id === teamId}>
              {name}
            </Chip>
          ))}
        </ChipList>
      ) : null}
      <PostForm action={paths.professional.newGroup({ team: teamId })} noValidate>
        <HiddenFields values={{ formKey: typed(state, 'formKey', page.formKey), teamId }} />
        <FormStack>
          <Select
            {...field('visitTypeId')}
            label={t('fields.kind')}
            emptyLabel={t('fields.choose')}
            options={page.kinds}
            required
          />
          <CheckboxGroup
            name="personIds"
            label={t('fields.who')}
            help={t('fields.whoHelp')}
            options={page.members}
            defaultValue={[...typedAll(state, 'personIds')]}
            error={form.error('personIds')}
            columns={2}
          />
          <DayFields date={typed(state, 'date')} time={typed(state, 'time')} error={form.error} />
          <TextField
            {...field('minutes')}
            label={t('fields.minutes')}
            help={t('fields.minutesHelp')}
            inputMode="numeric"
            maxLength={3}
            required
          />
          <GroupFields
            state={state}
            start={{ title: '', most: '', selfBookable: false, roomId: '' }}
            rooms={page.rooms}
            error={form.error}
          />
          <TextField
            {...field('location')}
            label={t('fields.location')}
            help={t('fields.locationHelp')}
            maxLength={200}
            optional
          />
          <Button type="submit">{t('new.button')}</Button>
        </FormStack>
      </PostForm>
    </FormPage>
  )
}
