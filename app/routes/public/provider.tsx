import { useTranslation } from 'react-i18next'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { GoToProviderNotice } from '#app/domain/identity/go-to-provider-notice.tsx'
import { goToProvider } from '#app/domain/identity/go-to-provider.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { ProviderForm } from '#app/domain/identity/provider-form.tsx'
import { providerForm } from '#app/domain/identity/resident-forms.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths, safeReturnTo } from '#app/paths.ts'
import { refreshHeader } from '#app/refresh-header.ts'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta = pageTitle
export const headers = refreshHeader

/** The page is the answer to the button; who comes here otherwise finds the button. */
export async function loader(args: LoaderFunctionArgs) {
  const { t } = await pageTexts(args)
  return json({ title: t('identity:choose.title') })
}

/** Begins the sign-in of a resident at the identity provider. */
export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, providerForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const returnTo = safeReturnTo(form.value.returnTo, '')
  const gone = await goToProvider(args, { assurance: 'laag', returnTo, kept: form.value.kept })
  return gone.ok ? gone.response : json(form.refuse(gone.refusal), { status: 503 })
}

export default function Provider() {
  const { t } = useTranslation('identity')
  const { title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { goTo: string } | Parameters<typeof useFormTexts>[0]
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  if (answer && 'goTo' in answer) return <GoToProviderNotice goTo={answer.goTo} />
  return (
    <>
      <PageHeader title={title} back={{ href: paths.signIn(), label: t('stepUp.back') }} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      <ProviderForm hidden={{ returnTo: typed(state, 'returnTo'), kept: typed(state, 'kept') }} />
    </>
  )
}
