import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { takeOverForm } from '#app/domain/care-network/colleague-form.ts'
import { groupText } from '#app/domain/care-network/show-group-work.server.ts'
import { listAskedOfMe, listAskedTogether } from '#app/domain/care-network/asked-of-me.queries.server.ts'
import { acceptHandover, declineHandover } from '#app/domain/care-network/take-over.server.ts'
import { takeOverAll } from '#app/domain/care-network/take-over-all.server.ts'
import { requireAtWork } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { workRoles } from '#app/domain/shared/actor.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: care-network:refusals.*, appointments:refusals.*, team.work:kinds.*
export const meta = pageTitle

/** As long as somebody waits for a page without trying again. */
const seconds = 5
function timeFor(most: number): () => boolean {
  const until = performance.now() + most * 1_000
  return () => performance.now() < until
}

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireAtWork(args, workRoles)
  const { timeZone } = args.context.tenant
  const found = await withActor(professional, async (tx) => ({
    asked: await listAskedOfMe(tx, { timeZone }),
    together: await listAskedTogether(tx),
  }))
  if (isRefused(found)) throw notThere()
  const { asked, together } = found
  const { t, language } = await pageTexts(args)
  return json({
    title: t('team.work:takeOver.title'),
    together: together.map((each) => ({ ...each, title: t(`team.work:kinds.${each.kind}`) })),
    asked: asked.map(({ id, kind, from, reason, resident, subject, group }) => ({
      ...{ id, kind, from, reason, title: t(`team.work:kinds.${kind}`) },
      about: resident ?? subject ?? (group ? groupText(group, { language, timeZone }) : null),
    })),
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireAtWork(args, workRoles)
  const form = await parseForm(args, takeOverForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { timeZone } = args.context.tenant
  const { value } = form
  const answered =
    value.answer === 'all'
      ? await takeOverAll(professional, { ...value, timeZone }, timeFor(seconds))
      : await withActor(professional, (tx) =>
          value.answer === 'decline'
            ? declineHandover(tx, value)
            : acceptHandover(tx, { itemId: value.itemId, way: value.answer, timeZone }),
        )
  if (answered.ok) return redirect(paths.professional.takeOver, 303)
  if (answered.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(answered.refusal), { status: 409 })
}

/** What a colleague who leaves wants to hand over to whoever is signed in (HND-2). */
export default function TakeOver() {
  const { t } = useTranslation('team.work')
  const { title, asked, together } = useLoaderData<typeof loader>()
  const form = useFormTexts(useActionData<typeof action>())
  return (
    <WorkPage>
      <PageHeader title={title} intro={t('takeOver.intro')} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {asked.length === 0 ? (
        <EmptyState title={t('takeOver.none')}>
          <p>{t('takeOver.noneText')}</p>
        </EmptyState>
      ) : null}
      {together.map(({ departureId, kind, title: what, from, count }) => (
        <Card key={`${departureId} ${kind}`} title={what} look="new">
          <p>{t('takeOver.from', { name: from })}</p>
          <PostForm>
            <HiddenFields values={{ departureId, kind }} />
            <Button name="answer" value="all">
              {t('takeOver.all', { count })}
            </Button>
          </PostForm>
        </Card>
      ))}
      {asked.map(({ id, kind, title: what, about, from, reason }) => (
        <Card key={id} title={what}>
          {about ? <p>{about}</p> : null}
          <p>{t('takeOver.from', { name: from })}</p>
          {reason ? <p>{reason}</p> : null}
          <PostForm>
            <HiddenFields values={{ itemId: id }} />
            <Actions>
              <Button name="answer" value="keep">
                {t(kind === 'APPOINTMENT' ? 'takeOver.keep' : 'takeOver.accept')}
              </Button>
              {kind === 'APPOINTMENT' ? (
                <Button look="quiet" name="answer" value="cancel">
                  {t('takeOver.cancel')}
                </Button>
              ) : null}
              <Button look="quiet" name="answer" value="decline">
                {t('takeOver.decline')}
              </Button>
            </Actions>
          </PostForm>
        </Card>
      ))}
    </WorkPage>
  )
}
