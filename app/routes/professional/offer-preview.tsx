import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { offerPlace, requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { showPreview } from '#app/domain/activities/offer-preview.server.ts'
import { OfferPreview } from '#app/domain/activities/offer-preview.tsx'
import { getOffer } from '#app/domain/activities/offer-show-activity.server.ts'
import { isTranslatedTo, translatedTo } from '#app/domain/activities/offer-translations.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { languageText } from '#app/platform/i18n/format.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: activities:cancelled, activities:moved
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const found = await withActor(maker, (tx) => getOffer(tx, args.params.activityId))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const asked = new URL(args.request.url).searchParams.get('taal')
  const shownIn = isTranslatedTo(asked) ? asked : 'nl'
  const { row } = found.value.offer
  return json({
    ...{ title: t('offer.work:preview.title'), id: row.id, place: offerPlace(args), shownIn },
    shown: showPreview(found.value, {
      ...{ t: textsIn(shownIn).t, language: shownIn, timeZone: args.context.tenant.timeZone },
    }),
    languages: ['nl', ...translatedTo].map((code) => ({ code, name: languageText(code, language) })),
  })
}

/** What the public page will say, language by language, before anybody sees it. */
export default function PreviewOffer() {
  const { t } = useTranslation('offer.work')
  const { title, id, place, shownIn, shown, languages } = useLoaderData<typeof loader>()
  const at = paths[place].offer
  return (
    <WorkPage>
      <PageHeader
        {...{ title, intro: t('preview.intro') }}
        back={{ href: at.activity(id), label: t('backToActivity') }}
      />
      <Tabs
        label={t('languages.title')}
        links={languages.map(({ code, name }) => ({
          ...{ href: at.preview(id, { taal: code }), label: name, current: code === shownIn },
        }))}
      />
      <OfferPreview shown={shown} />
    </WorkPage>
  )
}
