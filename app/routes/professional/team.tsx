import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { leaveForm } from '#app/domain/care-network/colleague-form.ts'
import { getLedTeam } from '#app/domain/care-network/colleagues.queries.server.ts'
import { startDeparture } from '#app/domain/care-network/start-departure.server.ts'
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
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: care-network:refusals.*, ui.work:roles.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const lead = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const found = await withActor(lead, (tx) => getLedTeam(tx, { timeZone }))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { members, leaves } = found.value
  return json({
    title: t('team.work:title'),
    members: members.map(({ id, name, role }) => ({ id, name, role: t(`ui.work:roles.${role as 'SOCIAL_WORKER'}`) })),
    leaves: leaves.map(({ departure, name, open }) => ({
      ...{ id: departure.id, name, open },
      lastDay: dayText(departure.lastDay, language, true),
    })),
    invited: new URL(args.request.url).searchParams.has('uitgenodigd'),
  })
}

export async function action(args: ActionFunctionArgs) {
  const lead = await requireProfessional(args)
  const form = await parseForm(args, leaveForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { timeZone } = args.context.tenant
  const started = await withActor(lead, (tx) => startDeparture(tx, { ...form.value, timeZone }))
  if (started.ok) return redirect(paths.professional.leave(started.value.departureId), 303)
  if (started.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(started.refusal), { status: 409 })
}

/** For a lead: who works in the team, who comes and who goes (HND-2). */
export default function Team() {
  const { t } = useTranslation('team.work')
  const { title, members, leaves, invited } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <WorkPage>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t('intro')} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {invited && !state ? (
        <Notice look="success" live>
          {t('done.invited')}
        </Notice>
      ) : null}
      <Card title={t('members')}>
        <RowList>
          {members.map((each) => (
            <Row key={`${each.id} ${each.role}`} title={each.name}>
              {each.role}
            </Row>
          ))}
        </RowList>
        <LinkButton href={paths.professional.inviteColleague} look="quiet">
          {t('invite.title')}
        </LinkButton>
      </Card>
      {leaves.length > 0 ? (
        <Card title={t('leave.running')}>
          <RowList>
            {leaves.map((each) => (
              <Row key={each.id} href={paths.professional.leave(each.id)} title={each.name}>
                {t('leave.lastDay', { day: each.lastDay })} {t('leave.open', { count: each.open })}
              </Row>
            ))}
          </RowList>
        </Card>
      ) : null}
      <Card title={t('leave.someone')}>
        <PostForm noValidate>
          <FormStack>
            <Select
              name="personId"
              label={t('leave.who')}
              emptyLabel={t('choose')}
              options={members.map(({ id, name }) => ({ value: id, label: name }))}
              error={form.error('personId')}
              defaultValue={typed(state, 'personId')}
              required
            />
            <TextField
              {...{ name: 'lastDay', type: 'date' as const, label: t('leave.day'), error: form.error('lastDay') }}
              defaultValue={typed(state, 'lastDay')}
              required
            />
            <Button>{t('leave.start')}</Button>
          </FormStack>
        </PostForm>
      </Card>
    </WorkPage>
  )
}
