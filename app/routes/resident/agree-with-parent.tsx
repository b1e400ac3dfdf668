import { useTranslation } from 'react-i18next'
import { agreeWithParent } from '#app/domain/access/agree-with-parent.server.ts'
import { agreeForm } from '#app/domain/access/mandate-form.ts'
import { listMandates } from '#app/domain/access/mandates.queries.server.ts'
import { ScopeChoice } from '#app/domain/access/scope-choice.tsx'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireRecentProof, requireResident } from '#app/domain/identity/guards.server.ts'
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
import { Actions } from '#app/ui/actions.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

// i18n: access:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'sharing')
  const { t } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const mandates = await withActor(resident, (tx) => listMandates(tx, { residentId: resident.subjectId, timeZone }))
  if (!mandates.ok) throw notThere()
  const asked = mandates.value.find(({ id, state }) => id === args.params['mandateId'] && state === 'suspended')
  if (!asked) throw notThere()
  await requireRecentProof(args, resident)
  const name = `\u2068${asked.representativeName}\u2069`
  return json({
    title: t('access:mandates.agreeTitle', { name }),
    name,
    newMandateId: newId(args.context.now.epochMilliseconds),
  })
}

/** A child of 12 to 15 says what a parent may go on doing; no is an answer too (REP-3). */
export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'sharing')
  await requireRecentProof(args, resident)
  const form = await parseForm(args, agreeForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const input = {
    residentId: resident.subjectId,
    mandateId: args.params['mandateId'] ?? '',
    newMandateId: value.newMandateId,
    scopes: value.answer === 'yes' ? value.scopes : [],
    place: args.context.tenant,
  }
  const answered = await withActor(resident, (tx) => agreeWithParent(tx, input))
  if (answered.ok) return redirect(paths.resident.mandates)
  if (answered.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(answered.refusal), { status: 409 })
}

export default function AgreeWithParent() {
  const { t } = useTranslation('access')
  const { title, name, newMandateId } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <>
      <BackLink href={paths.resident.mandates}>{t('mandates.back')}</BackLink>
      <PageHeader title={title} intro={t('mandates.agreeIntro')} />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PostForm>
        <FormStack>
          <HiddenFields values={{ newMandateId: typed(state, 'newMandateId', newMandateId) }} />
          <ScopeChoice
            label={t('mandates.agreeWhat', { name })}
            error={form.error('scopes')}
            chosen={typedAll(state, 'scopes')}
          />
          <Paragraph look="small">{t('mandates.agreeNote')}</Paragraph>
          <Actions>
            <Button name="answer" value="yes">
              {t('mandates.agreeYes')}
            </Button>
            <Button look="quiet" name="answer" value="no">
              {t('mandates.agreeNo')}
            </Button>
          </Actions>
        </FormStack>
      </PostForm>
    </>
  )
}
