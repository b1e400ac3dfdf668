import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { showAids } from '#app/domain/activities/decision-aid-admin.server.ts'
import type { AidDone } from '#app/domain/activities/decision-aid-done.server.ts'
import { newAidForm } from '#app/domain/activities/decision-aid-form.ts'
import { makeAid } from '#app/domain/activities/decision-aid-make.server.ts'
import { NewAid } from '#app/domain/activities/decision-aid-new.tsx'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tag } from '#app/ui/tag.tsx'

// i18n: decision-aids.work:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const reader = { t, language, timeZone: tenant.timeZone }
  const found = await withActor(admin, (tx) => showAids(tx, reader))
  if (!found.ok) throw notThere()
  return json({ title: t('decision-aids.work:title'), aids: found.value, id: newId(now.epochMilliseconds) })
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  const form = await parseForm(args, newAidForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const made = await withActor(admin, (tx) => makeAid(tx, form.value))
  const klaar: AidDone = 'added'
  if (made.ok) return redirect(paths.admin.decisionAid(made.value.id, { klaar }), 303)
  if (made.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(made.refusal), { status: 409 })
}

/** The decision aids of the wijk, for their editor. */
export default function KeptDecisionAids() {
  const { t } = useTranslation('decision-aids.work')
  const { title, aids, id } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage {...{ title, intro: t('intro'), form }}>
      {aids.length === 0 ? (
        <EmptyState title={t('nothing')} />
      ) : (
        <Card>
          <RowList>
            {aids.map((aid) => (
              <Row
                key={aid.id}
                href={paths.admin.decisionAid(aid.id)}
                title={aid.title}
                lang="nl"
                {...(aid.isDraft ? { end: <Tag look="urgent">{t('hasDraft')}</Tag> } : {})}
              >
                {aid.since}
              </Row>
            ))}
          </RowList>
        </Card>
      )}
      <NewAid {...{ id, state, error: form.error }} />
    </FormPage>
  )
}
