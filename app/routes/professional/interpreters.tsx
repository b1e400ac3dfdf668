import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import {
  listInterpreterRequests,
  markInterpreterArranged,
} from '#app/domain/appointments/interpreter-requests.server.ts'
import { calledForm } from '#app/domain/appointments/schedule-form.ts'
import { showInterpreterRequests } from '#app/domain/appointments/show-interpreter-requests.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const after = readCursor(new URL(args.request.url).searchParams.get('na'))
  const found = await withActor(professional, (tx) => listInterpreterRequests(tx, { after }))
  if (isRefused(found)) throw notThere()
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  return json({
    title: t('booking.work:interpreters.title'),
    list: showInterpreterRequests(found.items, { t, language, timeZone }),
    next: found.next && cursorText(found.next),
    isFirst: after === null,
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, calledForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const arranged = await withActor(professional, (tx) => markInterpreterArranged(tx, form.value))
  if (!arranged.ok) throw notThere()
  return redirect(paths.professional.interpreters(), 303)
}

/** Interpreters whom somebody of the team still has to arrange, because a resident asked for one. */
export default function Interpreters() {
  const { t } = useTranslation('booking.work')
  const { title, list, next, isFirst } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader
        title={title}
        intro={t('interpreters.intro')}
        back={{ href: paths.professional.agenda(), label: t('interpreters.back') }}
      />
      {list.length === 0 ? (
        <EmptyState title={t('interpreters.none')} pictogram="language">
          <p>{t('interpreters.noneText')}</p>
        </EmptyState>
      ) : (
        <Card>
          <RowList>
            {list.map(({ id, name, isKnown, when, interpreter }) => (
              <Row
                key={id}
                title={name}
                {...(isKnown ? { href: paths.professional.appointment(id) } : {})}
                end={
                  <PostForm action={paths.professional.interpreters()}>
                    <HiddenFields values={{ appointmentId: id }} />
                    <Button look="quiet" label={t('interpreters.doneFor', { name })}>
                      {t('interpreters.done')}
                    </Button>
                  </PostForm>
                }
              >
                {t('interpreters.line', { interpreter, when })}
              </Row>
            ))}
          </RowList>
        </Card>
      )}
      <Pager
        label={title}
        order="soonest"
        {...(next ? { olderHref: paths.professional.interpreters({ na: next }) } : {})}
        {...(isFirst ? {} : { newerHref: paths.professional.interpreters() })}
      />
    </WorkPage>
  )
}
