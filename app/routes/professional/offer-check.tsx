import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { offerLanguagesForm } from '#app/domain/activities/offer-deed-form.ts'
import { requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { TranslationFields } from '#app/domain/activities/offer-translation-fields.tsx'
import { isTranslatedTo } from '#app/domain/activities/offer-translations.ts'
import { openToCheck, saveAsSpeaker, showToCheck } from '#app/domain/activities/speaker-check.server.ts'
import { VouchForm } from '#app/domain/activities/vouch-form.tsx'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Card } from '#app/ui/card.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

// i18n: offer.work:refusals.*, offer.work:languages.progress.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const speaker = await requireOfferMaker(args)
  const asked = new URL(args.request.url).searchParams.get('taal')
  const { activityId } = args.params
  const language = isTranslatedTo(asked) ? asked : undefined
  const found = await withActor(speaker, (tx) => openToCheck(tx, { activityId, language }))
  if (!found.ok) throw notThere()
  const { t, language: shownTo } = await pageTexts(args)
  return json({ ...showToCheck(found.value, { t, language: shownTo }), title: t('offer.work:check.one') })
}

export async function action(args: ActionFunctionArgs) {
  const speaker = await requireOfferMaker(args)
  const form = await parseForm(args, offerLanguagesForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant, now } = args.context
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate().toString()
  const { activityId } = args.params
  const saved = await withActor(speaker, (tx) => saveAsSpeaker(tx, { ...form.value, activityId, today }))
  if (saved.ok) {
    const query = { taal: form.value.language, klaar: saved.value }
    return redirect(paths.professional.offerToCheck(query), 303)
  }
  if (saved.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(saved.refusal), { status: 409 })
}

/** What an activity of anybody says in a language, for who speaks it: it is right, or it can be said better. */
export default function OfferCheck() {
  const { t } = useTranslation('offer.work')
  const shown = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const { title, name, id, version, shownIn, languages, fields, mayCheck, waits, progress, checkedText } = shown
  const at = paths.professional
  return (
    <FormPage
      {...{ title, intro: name, form }}
      back={{ href: at.offerToCheck({ taal: shownIn }), label: t('check.back') }}
    >
      {waits ? <Notice look="info">{t('check.waits')}</Notice> : <Paragraph>{t('check.explain')}</Paragraph>}
      {languages.length > 0 ? (
        <Tabs
          label={t('check.languages')}
          links={languages.map(({ code, label }) => ({
            ...{ href: at.offerCheck(id, { taal: code }), label, current: code === shownIn },
          }))}
        />
      ) : null}
      {mayCheck || state ? (
        <Card>
          <TranslationFields {...{ fields, shownIn, version, state, error: form.error, save: t('check.propose') }} />
        </Card>
      ) : null}
      {progress === 'none' || (waits && !checkedText) ? null : (
        <Card>{checkedText ? <Paragraph>{checkedText}</Paragraph> : <VouchForm {...{ shownIn, version }} />}</Card>
      )}
    </FormPage>
  )
}
