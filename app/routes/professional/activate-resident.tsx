import { useTranslation } from 'react-i18next'
import { atTheDesk } from '#app/domain/access/at-the-desk.ts'
import { findAccountRefusal, giveActivationCode } from '#app/domain/access/give-activation-code.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { getResidentContact } from '#app/domain/care-network/resident-contact.queries.server.ts'
import { ActivationPaper } from '#app/domain/identity/activation-paper.tsx'
import { identityDocuments } from '#app/domain/identity/activation-code.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { issueForm } from '#app/domain/identity/resident-forms.ts'
import { showActivation } from '#app/domain/identity/show-activation.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { done, isRefused } from '#app/domain/shared/result.ts'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { refusalKey, typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args, atTheDesk)
  const { t, language } = await pageTexts(args)
  const residentId = args.params.residentId ?? ''
  const { timeZone } = args.context.tenant
  const found = await withActor(professional, async (tx) => {
    const contact = await getResidentContact(tx, residentId)
    if (!contact.ok) return contact
    const { name, birthDate } = contact.value
    return done({ name, birthDate, refused: await findAccountRefusal(tx, { residentId, birthDate, timeZone }) })
  })
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { name, birthDate, refused } = found.value
  return json({
    title: t('identity.work:activation.title', { name: fullName(name) }),
    residentId,
    refused: refused && sayKey(t, refusalKey(refused.refusal)),
    born: t('identity.work:activation.birthDate', { date: birthDateText(birthDate, language) }),
  })
}

// i18n: identity.work:activation.*, access:refusals.*
/** Makes the code and shows it once: nobody can ask for it again. */
export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args, atTheDesk)
  const form = await parseForm(args, issueForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant } = args.context
  const { timeZone } = tenant
  const { document } = form.value
  const residentId = args.params.residentId ?? ''
  const given = await withActor(professional, (tx) => giveActivationCode(tx, { residentId, document, timeZone }))
  if (isRefused(given) && given.refusal.code === 'shared.notFound') throw new Response(null, { status: 404 })
  if (isRefused(given)) return json(form.refuse(given.refusal), { status: 409 })
  const { language } = await pageTexts(args)
  const { host } = new URL(args.request.url)
  const paper = showActivation(given.value, { language, timeZone, host })
  return json({ paper }, { headers: { 'Cache-Control': 'no-store' } })
}

export default function ActivateResident() {
  const { t } = useTranslation('identity.work')
  const { title, residentId, born, refused } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  const back = { href: paths.professional.resident(residentId), label: t('activation.back') }
  if (answer && 'paper' in answer)
    return (
      <WorkPage>
        <ActivationPaper {...answer.paper} back={back} />
      </WorkPage>
    )
  if (refused)
    return (
      <WorkPage>
        <PageHeader title={title} intro={born} back={back} />
        <Notice look="info">{refused}</Notice>
      </WorkPage>
    )
  return (
    <WorkPage>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={`${born}. ${t('activation.intro')}`} back={back} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PostForm action={paths.professional.activate(residentId)}>
        <FormStack>
          <RadioGroup
            name="document"
            label={t('activation.document')}
            options={identityDocuments.map((value) => ({ value, label: t(`activation.${value}`) }))}
            defaultValue={typed(state, 'document')}
            error={form.error('document')}
            required
          />
          <CheckboxGroup
            name="seen"
            label={t('activation.check')}
            options={[{ value: 'on', label: t('activation.seen') }]}
            error={form.error('seen')}
            required
          />
          <Button>{t('activation.button')}</Button>
        </FormStack>
      </PostForm>
    </WorkPage>
  )
}
