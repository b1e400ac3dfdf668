import { useTranslation } from 'react-i18next'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { GoToProviderNotice } from '#app/domain/identity/go-to-provider-notice.tsx'
import { goToProvider } from '#app/domain/identity/go-to-provider.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { requireActivation } from '#app/domain/identity/require-activation.server.ts'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { refreshHeader } from '#app/refresh-header.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

export const meta = pageTitle
export const headers = refreshHeader

export async function loader(args: LoaderFunctionArgs) {
  await requireActivation(args)
  const { t } = await pageTexts(args)
  return json({ title: t('identity:way.title') })
}

/** On to the identity provider: who comes back is bound to the resident of the code. */
export async function action(args: ActionFunctionArgs) {
  const { activationId } = await requireActivation(args)
  const gone = await goToProvider(args, { assurance: 'laag', returnTo: paths.resident.home, activationId })
  const refusal = (refused: Exclude<typeof gone, { ok: true }>): FormState => ({ values: {}, errors: [], ...refused })
  return gone.ok ? gone.response : json(refusal(gone), { status: 503 })
}

export default function ActivateWay() {
  const { t } = useTranslation('identity')
  const { title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { goTo: string } | FormState | undefined
  const form = useFormTexts(answer && 'errors' in answer ? answer : undefined)
  if (answer && 'goTo' in answer) return <GoToProviderNotice goTo={answer.goTo} />
  return (
    <>
      <PageHeader title={title} intro={t('way.intro')} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      <Card title={t('way.digid')}>
        <Paragraph>{t('way.digidText')}</Paragraph>
        <PostForm action={paths.activateWay}>
          <Button icon="lock">{t('choose.digid')}</Button>
        </PostForm>
      </Card>
      <Card title={t('way.email')}>
        <Paragraph>{t('way.emailText')}</Paragraph>
        <LinkButton href={paths.activateAssisted} look="quiet">
          {t('way.emailButton')}
        </LinkButton>
      </Card>
    </>
  )
}
