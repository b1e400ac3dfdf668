import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { aidLanguageOf, aidWord } from '#app/domain/activities/decision-aid.ts'
import { listAids } from '#app/domain/activities/decision-aids.queries.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageReading, pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { pictogramNames } from '#app/ui/pictogram-name.ts'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { t, language } = await pageTexts(args)
  const spoken = aidLanguageOf(language, (await pageReading(args)).easy)
  const aids = await withActor(anonymous(args), listAids)
  if (isRefused(aids)) throw new Response(null, { status: 404 })
  return json({
    title: t('decision-aids:title'),
    description: t('decision-aids:intro'),
    language,
    aids: aids.map(({ aid: { slug, pictogram }, content }) => ({
      ...{ slug, title: aidWord(content.title, spoken), intro: aidWord(content.intro, spoken) },
      pictogram: pictogramNames.find((each) => each === pictogram) ?? 'help',
    })),
  })
}

/** The decision aids of the wijk: a few questions instead of a long list (PUB-9). */
export default function DecisionAids() {
  const { t } = useTranslation('decision-aids')
  const { title, language, aids } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={title} intro={t('intro')} />
      {aids.length === 0 ? (
        <EmptyState
          title={t('nothing')}
          pictogram="help"
          action={{ href: paths.public.directory(language), label: t('allEntries') }}
        />
      ) : (
        <Card>
          <RowList>
            {aids.map((aid) => (
              <Row
                key={aid.slug}
                href={paths.public.decisionAid(language, aid.slug)}
                title={aid.title.text}
                lang={aid.title.language}
                start={<Pictogram name={aid.pictogram} />}
              >
                <span lang={aid.intro.language}>{aid.intro.text}</span>
              </Row>
            ))}
          </RowList>
        </Card>
      )}
    </>
  )
}
