import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { takeOverForm } from '#app/domain/care-network/colleague-form.ts'
import { listAskedOfMe } from '#app/domain/care-network/handovers.queries.server.ts'
import { acceptHandover, declineHandover } from '#app/domain/care-network/take-over.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
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

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const asked = await withActor(professional, listAskedOfMe)
  if (isRefused(asked)) throw notThere()
  const { t } = await pageTexts(args)
  return json({
    title: t('team.work:takeOver.title'),
    asked: asked.map((each) => ({ ...each, title: t(`team.work:kinds.${each.kind}`) })),
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, takeOverForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { itemId, answer } = form.value
  const { timeZone } = args.context.tenant
  const answered = await withActor(professional, (tx) =>
    answer === 'decline' ? declineHandover(tx, { itemId }) : acceptHandover(tx, { itemId, way: answer, timeZone }),
  )
  if (answered.ok) return redirect(paths.professional.takeOver, 303)
  if (answered.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(answered.refusal), { status: 409 })
}

/** What a colleague who leaves wants to hand over to whoever is signed in (HND-2). */
export default function TakeOver() {
  const { t } = useTranslation('team.work')
  const { title, asked } = useLoaderData<typeof loader>()
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
      {asked.map(({ id, kind, title: what, resident, from, reason }) => (
        <Card key={id} title={what}>
          {resident ? <p>{resident}</p> : null}
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
