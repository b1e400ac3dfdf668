import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { markCalledInstead } from '#app/domain/appointments/call-instead.server.ts'
import { calledForm } from '#app/domain/appointments/schedule-form.ts'
import { listUndelivered } from '#app/domain/appointments/undelivered.queries.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
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
import { Pager } from '#app/ui/pager.tsx'
import { PhoneLink } from '#app/ui/phone-link.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const after = readCursor(new URL(args.request.url).searchParams.get('na'))
  const list = await withActor(professional, (tx) => listUndelivered(tx, { after }))
  if (isRefused(list)) throw notThere()
  const { t, language } = await pageTexts(args)
  return json({
    title: t('reminders.work:undelivered.title'),
    first: after === null,
    next: list.next && cursorText(list.next),
    list: list.items.map(({ id, name, phone, startsAt, kind, failure }) => ({
      ...{ id, phone, kind: kind === 'changed' ? ('changed' as const) : ('reminder' as const), failure },
      name: name ?? t('appointments.work:agenda.someone'),
      isKnown: name !== null,
      when: dateTimeText(startsAt, timeZone, language),
    })),
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, calledForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const called = await withActor(professional, (tx) => markCalledInstead(tx, form.value))
  if (!called.ok) throw notThere()
  return redirect(paths.professional.undelivered(), 303)
}

/** Whom somebody of the team calls, because a message about an appointment did not arrive (lesson 15.12). */
export default function NotDelivered() {
  const { t } = useTranslation('reminders.work')
  const { title, list, first, next } = useLoaderData<typeof loader>()
  // i18n: reminders.work:undelivered.what.* reminders.work:undelivered.why.*
  return (
    <WorkPage>
      <PageHeader
        title={title}
        intro={t('undelivered.intro')}
        back={{ href: paths.professional.agenda(), label: t('undelivered.back') }}
      />
      {list.length === 0 ? (
        <EmptyState title={t('undelivered.none')}>
          <p>{t('undelivered.noneText')}</p>
        </EmptyState>
      ) : (
        <Card>
          <RowList>
            {list.map(({ id, name, isKnown, phone, when, kind, failure }) => (
              <Row
                key={id}
                title={name}
                {...(isKnown ? { href: paths.professional.appointment(id) } : {})}
                end={
                  <PostForm>
                    <HiddenFields values={{ appointmentId: id }} />
                    <Button look="quiet" label={t('undelivered.calledAbout', { name })}>
                      {t('undelivered.called')}
                    </Button>
                  </PostForm>
                }
              >
                {when}. {t(`undelivered.what.${kind}`)} {t(`undelivered.why.${failure}`)}{' '}
                {phone ? <PhoneLink number={phone} /> : t('undelivered.noPhone')}
              </Row>
            ))}
          </RowList>
        </Card>
      )}
      <Pager
        label={title}
        order="soonest"
        {...(first ? {} : { newerHref: paths.professional.undelivered() })}
        {...(next ? { olderHref: paths.professional.undelivered({ na: next }) } : {})}
      />
    </WorkPage>
  )
}
