import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { openAidContent } from '#app/domain/activities/decision-aid-admin.server.ts'
import { aidLanguages } from '#app/domain/activities/decision-aid.ts'
import { AidPage } from '#app/domain/activities/decision-aid-page.tsx'
import { findAidResults } from '#app/domain/activities/decision-aid-results.server.ts'
import { showAidResults, showAidStep } from '#app/domain/activities/decision-aid-show.server.ts'
import { codesOf, codesText, walkAid } from '#app/domain/activities/decision-aid-walk.ts'
import { questionTexts } from '#app/domain/directory/show-directory.server.ts'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { languageText } from '#app/platform/i18n/format.ts'
import { Notice } from '#app/ui/notice.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const query = new URL(args.request.url).searchParams
  const shownIn = aidLanguages.find((each) => each === query.get('taal')) ?? 'nl'
  const found = await withActor(admin, async (tx) => {
    const opened = await openAidContent(tx, args.params.aidId)
    if (!opened.ok) return opened
    const { id, content } = opened.value
    const walk = walkAid(content, codesOf(query.get('pad') ?? ''))
    const asked = { place: tenant, advice: walk?.advice, questions: questionTexts(t) }
    const results = walk?.at.kind === 'outcome' ? await findAidResults(tx, { ...asked, outcome: walk.at }) : null
    return { ok: true as const, value: { id, step: walk && showAidStep(content, walk, shownIn), results } }
  })
  if (!found.ok) throw new Response(null, { status: 404 })
  const { id, step, results } = found.value
  return json({
    ...{ title: t('decision-aids.work:preview'), id, step, shownIn, language },
    results: results && showAidResults(results, { t, language, timeZone: tenant.timeZone, now }),
    languages: aidLanguages.map((code) => ({
      ...{ code, name: code === 'nl-simple' ? t('decision-aids.work:simpleDutch') : languageText(code, language) },
    })),
  })
}

/** What people will see, answer by answer and language by language, before it is published. */
export default function DecisionAidPreview() {
  const { t } = useTranslation('decision-aids.work')
  const { id, step, results, shownIn, language, languages } = useLoaderData<typeof loader>()
  const at = (codes: readonly string[], taal: string = shownIn) =>
    paths.admin.decisionAidPreview(id, { pad: codesText(codes) || undefined, taal: taal === 'nl' ? undefined : taal })
  return (
    <WorkPage>
      <BackLink href={paths.admin.decisionAid(id)}>{t('backToAid')}</BackLink>
      <Tabs
        label={t('languages')}
        links={languages.map(({ code, name }) => ({
          ...{ href: at(step?.codes ?? [], code), label: name, current: code === shownIn },
        }))}
      />
      <Notice look="info">{t('previewText')}</Notice>
      {step ? (
        <AidPage
          {...{ step, results, language }}
          stepHref={(codes) => at(codes)}
          listHref={() => paths.admin.decisionAid(id)}
        />
      ) : (
        <Notice look="warning">{t('faults.noFirst')}</Notice>
      )}
    </WorkPage>
  )
}
