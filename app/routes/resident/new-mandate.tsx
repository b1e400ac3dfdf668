import { useTranslation } from 'react-i18next'
import { findGivingRefusal, giveMandate } from '#app/domain/access/give-mandate.server.ts'
import { giveForm } from '#app/domain/access/mandate-form.ts'
import { mandateMonths } from '#app/domain/access/mandate-place.ts'
import { ScopeChoice } from '#app/domain/access/scope-choice.tsx'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireRecentProof, requireResident, type SignedResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { refusalKey, typed, typedAll } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'

// i18n: access:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'sharing')
  await requireRecentProof(args, resident)
  const { t } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  // A refusal that is returned would roll back and hide itself: here it is an answer.
  const { refused } = await findRefusal(resident, timeZone)
  return json({
    refused: refused && sayKey(t, refusalKey(refused.refusal)),
    title: t('access:mandates.who'),
    mandateId: newId(args.context.now.epochMilliseconds),
    months: mandateMonths(args.context.tenant),
  })
}

async function findRefusal(resident: SignedResident, timeZone: string) {
  const found = await withActor(resident, async (tx) => ({
    refused: await findGivingRefusal(tx, { residentId: resident.subjectId, timeZone }),
  }))
  return isRefused(found) ? { refused: found } : found
}

/** Giving a mandate asks who acts anew (ACC-6). */
export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'sharing')
  await requireRecentProof(args, resident)
  const form = await parseForm(args, giveForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const input = { ...form.value, residentId: resident.subjectId, place: args.context.tenant }
  const given = await withActor(resident, (tx) => giveMandate(tx, input))
  if (given.ok) return redirect(`${paths.resident.mandates}?verstuurd=ja`)
  if (given.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(given.refusal), { status: 409 })
}

export default function NewMandate() {
  const { t } = useTranslation('access')
  const { mandateId, months, refused } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const error = (name: string) => {
    const text = form.error(name)
    return text ? { error: text } : {}
  }
  if (refused)
    return (
      <>
        <BackLink href={paths.resident.mandates}>{t('mandates.back')}</BackLink>
        <PageHeader title={t('mandates.who')} />
        <Notice look="info">{refused}</Notice>
      </>
    )
  return (
    <>
      <BackLink href={paths.resident.mandates}>{t('mandates.back')}</BackLink>
      <PageHeader title={t('mandates.who')} intro={t('mandates.whoHelp')} />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PostForm action={paths.resident.newMandate}>
        <FormStack>
          <HiddenFields values={{ mandateId: typed(state, 'mandateId', mandateId) }} />
          <TextField
            name="name"
            label={t('mandates.name')}
            defaultValue={typed(state, 'name')}
            autoComplete="off"
            maxLength={100}
            {...error('name')}
          />
          <TextField
            name="email"
            type="email"
            label={t('mandates.email')}
            help={t('mandates.emailHelp')}
            defaultValue={typed(state, 'email')}
            autoComplete="off"
            maxLength={254}
            {...error('email')}
          />
          <ScopeChoice
            label={t('mandates.what')}
            help={t('mandates.whatHelp')}
            error={form.error('scopes')}
            chosen={typedAll(state, 'scopes')}
          />
          <Paragraph>{t('mandates.sendNote', { months })}</Paragraph>
          <Button>{t('mandates.send')}</Button>
        </FormStack>
      </PostForm>
    </>
  )
}
