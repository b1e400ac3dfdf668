import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { sayHelped } from '#app/domain/activities/attendance.server.ts'
import { cancelRegistration } from '#app/domain/activities/registration-cancel.server.ts'
import { RegistrationList } from '#app/domain/activities/registration-list.tsx'
import { findRegistrations } from '#app/domain/activities/registrations.queries.server.ts'
import { linkForm } from '#app/domain/activities/sign-up-form.ts'
import { showLink } from '#app/domain/activities/sign-up-link.server.ts'
import { showRegistrations } from '#app/domain/activities/sign-up-show.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageWithSecret } from '#app/page-with-secret.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

export const meta = pageWithSecret

/** Opening the link changes nothing: whatever looks into a text message may open it too. */
export async function loader(args: LoaderFunctionArgs) {
  const { tenant, now } = args.context
  const { t, language } = await pageTexts(args)
  const query = new URL(args.request.url).searchParams
  const link = query.get('link') ?? ''
  const found = await withActor(anonymous(args), async (tx) => {
    const signUpId = await showLink(tx, link)
    return signUpId === null ? notFound : findRegistrations(tx, signUpId)
  })
  const items = found.ok ? showRegistrations(found.value, { language, timeZone: tenant.timeZone, now }) : []
  const title = items.length === 0 ? t('signup:link.endedTitle') : t('signup:link.title')
  return json({ title, language, link, items, isNew: query.get('nieuw') !== null })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, linkForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const asked = form.value
  const done = await withActor(anonymous(args), async (tx) => {
    const signUpId = await showLink(tx, asked.link)
    if (signUpId === null) return notFound
    if (asked.intent === 'cancel') return cancelRegistration(tx, { signUpId, date: asked.date ?? null })
    return sayHelped(tx, { signUpId, date: asked.date, answer: asked.answer })
  })
  if (!done.ok) return json(form.refuse(done.refusal), { status: 409 })
  const { language } = await pageTexts(args)
  return redirect(paths.public.signUpLink(language, { link: asked.link }), 303)
}

/** What a guest signed up for, by the link that is shown once and sent to the phone. */
export default function SignUpLink() {
  const { t } = useTranslation('signup')
  const { title, language, link, items, isNew } = useLoaderData<typeof loader>()
  const { refusal } = useFormTexts(useActionData<typeof action>())
  const back = { href: paths.public.activities(language), label: t('link.back') }
  const [first] = items
  if (!first)
    return (
      <>
        <PageHeader title={title} back={back} />
        <Paragraph>{t('link.ended')}</Paragraph>
        <LinkButton href={paths.public.activities(language)}>{t('link.back')}</LinkButton>
      </>
    )
  const here = paths.public.signUpLink(language, { link })
  const waits = items.every(({ says }) => says === 'waiting')
  const toCancel = items.filter(({ canCancel }) => canCancel)
  return (
    <>
      <PageHeader title={title} back={back} />
      {refusal ? (
        <Notice look="urgent" live>
          {refusal}
        </Notice>
      ) : null}
      {isNew ? (
        <Notice look="success" title={t(waits ? 'says.waiting' : 'link.done')} live>
          {t('link.keep')}
        </Notice>
      ) : null}
      <Paragraph look="lead" lang={first.titleLanguage}>
        {first.title}
      </Paragraph>
      <Paragraph lang="nl">{first.place}</Paragraph>
      <RegistrationList title={t('link.dates')} items={items} action={here} fields={() => ({ link })} ofOne />
      {toCancel.length > 1 ? (
        <PostForm action={here}>
          <HiddenFields values={{ link, intent: 'cancel' }} />
          <Button look="quiet">{t('list.cancelAll')}</Button>
        </PostForm>
      ) : null}
    </>
  )
}
