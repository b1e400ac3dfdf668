import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { showAidPart } from '#app/domain/activities/decision-aid-admin.server.ts'
import { AidAdviceFields } from '#app/domain/activities/decision-aid-advice-fields.tsx'
import { aidDoneText, type AidDone } from '#app/domain/activities/decision-aid-done.server.ts'
import { AidQuestionFields, AidStartFields } from '#app/domain/activities/decision-aid-fields.tsx'
import { aidPartForm } from '#app/domain/activities/decision-aid-form.ts'
import { writeAid } from '#app/domain/activities/decision-aid-write.server.ts'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

// i18n: decision-aids.work:refusals.*, decision-aids.work:errors.*, decision-aids.work:edit.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const { t, language } = await pageTexts(args)
  const { tenant } = args.context
  const { aidId, partKey } = args.params
  const reader = { t, language, timeZone: tenant.timeZone }
  const found = await withActor(admin, (tx) => showAidPart(tx, tenant, aidId, partKey, reader))
  if (!found.ok) throw notThere()
  const said = aidDoneText(new URL(args.request.url).searchParams.get('klaar'), t)
  return json({ ...found.value, title: t(`decision-aids.work:edit.${found.value.kind}`), said })
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  const form = await parseForm(args, aidPartForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const { aidId, partKey = '' } = args.params
  const asked = { aidId, version: value.version, part: partKey, form: value }
  const written = await withActor(admin, (tx) => writeAid(tx, asked))
  if (written.ok) {
    const done: AidDone = value.intent === 'remove' ? 'removed' : 'saved'
    return redirect(paths.admin.decisionAid(aidId!, { klaar: done }), 303)
  }
  if (written.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(written.refusal), { status: 409 })
}

const fieldsOf = { start: AidStartFields, question: AidQuestionFields, outcome: AidAdviceFields } as const

/** How an aid begins, one of its questions, or one of its advices; people see it once it is published. */
export default function DecisionAidPart() {
  const { t } = useTranslation('decision-aids.work')
  const { id, title, name, version, kind, values, isRemovable, parts, entries, said } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const Fields = fieldsOf[kind]
  return (
    <FormPage
      {...{ title, intro: name, form, said: state ? null : said }}
      back={{ href: paths.admin.decisionAid(id), label: t('backToAid') }}
    >
      <Card>
        <PostForm noValidate>
          <FormStack>
            <HiddenFields values={{ intent: kind, version }} />
            <Fields {...{ state, values, parts, entries, error: form.error }} />
            <Button>{t('save')}</Button>
          </FormStack>
        </PostForm>
      </Card>
      {isRemovable ? (
        <Card title={t('remove')}>
          <Paragraph>{t('removeText')}</Paragraph>
          <PostForm>
            <HiddenFields values={{ intent: 'remove', version }} />
            <Button look="quiet">{t('removeButton')}</Button>
          </PostForm>
        </Card>
      ) : null}
    </FormPage>
  )
}
