import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { offerLanguagesForm } from '#app/domain/activities/offer-deed-form.ts'
import { doneText } from '#app/domain/activities/offer-said.server.ts'
import { offerPlace, requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { getTranslations, saveTranslation, showTranslation } from '#app/domain/activities/offer-languages.server.ts'
import { TranslationFields } from '#app/domain/activities/offer-translation-fields.tsx'
import { isTranslatedTo } from '#app/domain/activities/offer-translations.ts'
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
  const maker = await requireOfferMaker(args)
  const query = new URL(args.request.url).searchParams
  const asked = query.get('taal')
  const shownIn = isTranslatedTo(asked) ? asked : 'en'
  const found = await withActor(maker, (tx) => getTranslations(tx, args.params.activityId, shownIn))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  return json({
    ...showTranslation(found.value, shownIn, { t, language }),
    ...{ title: t('offer.work:languages.title'), place: offerPlace(args), said: doneText(query.get('klaar'), t) },
  })
}

export async function action(args: ActionFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const form = await parseForm(args, offerLanguagesForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant, now } = args.context
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate().toString()
  const { activityId } = args.params
  const saved = await withActor(maker, (tx) => saveTranslation(tx, { ...form.value, activityId, today }))
  if (saved.ok) {
    const query = { taal: form.value.language, klaar: saved.value }
    return redirect(paths[offerPlace(args)].offer.languages(activityId!, query), 303)
  }
  if (saved.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(saved.refusal), { status: 409 })
}

/** The words of an activity in the other languages, field by field, and who read them. */
export default function OfferLanguages() {
  const { t } = useTranslation('offer.work')
  const shown = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const { title, name, id, version, place, shownIn, languages, fields, mayCheck, waits, progress, checkedText, said } =
    shown
  const at = paths[place].offer
  return (
    <FormPage
      {...{ title, intro: name, form, said: state ? null : said }}
      back={{ href: at.activity(id), label: t('backToActivity') }}
    >
      <Paragraph>{t('languages.intro')}</Paragraph>
      {waits ? <Notice look="info">{t('languages.waits')}</Notice> : null}
      <Tabs
        label={t('languages.title')}
        links={languages.map(({ code, label }) => ({
          ...{ href: at.languages(id, { taal: code }), label, current: code === shownIn },
        }))}
      />
      <Card>
        <TranslationFields {...{ fields, shownIn, version, state, error: form.error, save: t('languages.save') }} />
      </Card>
      {progress === 'none' || waits ? null : (
        <Card>
          {checkedText ? <Paragraph>{checkedText}</Paragraph> : <Paragraph>{t('languages.fallsBack')}</Paragraph>}
          {checkedText ? null : mayCheck ? (
            <VouchForm {...{ shownIn, version }} />
          ) : (
            <Paragraph look="soft">{t('languages.onlySpeakers')}</Paragraph>
          )}
        </Card>
      )}
    </FormPage>
  )
}
