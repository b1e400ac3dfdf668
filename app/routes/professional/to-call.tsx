import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { calledForm } from '#app/domain/appointments/schedule-form.ts'
import { listToCall, markCalled } from '#app/domain/appointments/to-call.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const list = await withActor(professional, listToCall)
  if (isRefused(list)) throw notThere()
  const { t, language } = await pageTexts(args)
  return json({
    title: t('schedule.work:toCall.title'),
    list: list.map(({ id, name, phone, startsAt }) => ({
      ...{ id, phone, name: name ?? t('appointments.work:agenda.someone') },
      isKnown: name !== null,
      when: dateTimeText(startsAt, timeZone, language),
    })),
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, calledForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const called = await withActor(professional, (tx) => markCalled(tx, form.value))
  if (!called.ok) throw notThere()
  return redirect(paths.professional.toCall, 303)
}

/** Whom somebody of the team still has to call, because a schedule changed under an appointment. */
export default function ToCall() {
  const { t } = useTranslation('schedule.work')
  const { title, list } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader
        title={title}
        intro={t('toCall.intro')}
        back={{ href: paths.professional.schedule(), label: t('back') }}
      />
      {list.length === 0 ? (
        <EmptyState title={t('toCall.none')}>
          <p>{t('toCall.noneText')}</p>
        </EmptyState>
      ) : (
        <Card>
          <RowList>
            {list.map(({ id, name, isKnown, phone, when }) => (
              <Row
                key={id}
                title={name}
                {...(isKnown ? { href: paths.professional.appointment(id) } : {})}
                end={
                  <PostForm>
                    <HiddenFields values={{ appointmentId: id }} />
                    <Button look="quiet">{t('toCall.called')}</Button>
                  </PostForm>
                }
              >
                {phone ? t('toCall.about', { when, phone }) : when}
              </Row>
            ))}
          </RowList>
        </Card>
      )}
    </WorkPage>
  )
}
