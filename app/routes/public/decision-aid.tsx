import { withActor } from '#app/domain/access/with-actor.server.ts'
import { aidLanguageOf } from '#app/domain/activities/decision-aid.ts'
import { AidPage } from '#app/domain/activities/decision-aid-page.tsx'
import { findAidResults } from '#app/domain/activities/decision-aid-results.server.ts'
import { showAidResults, showAidStep } from '#app/domain/activities/decision-aid-show.server.ts'
import { codesOf, codesText, walkAid } from '#app/domain/activities/decision-aid-walk.ts'
import { findAid } from '#app/domain/activities/decision-aids.queries.server.ts'
import { questionTexts } from '#app/domain/directory/show-directory.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageReading, pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { tenant, now } = args.context
  const { t, language } = await pageTexts(args)
  const spoken = aidLanguageOf(language, (await pageReading(args)).easy)
  const { aidSlug, aidAnswers } = args.params
  const found = await withActor(anonymous(args), async (tx) => {
    const published = await findAid(tx, aidSlug)
    const walk = published && walkAid(published.content, codesOf(aidAnswers))
    if (!published || !walk) return null
    const { at: outcome, advice } = walk
    const asked = { place: tenant, advice, questions: questionTexts(t) }
    const results =
      outcome.kind === 'outcome' && walk.rest.length === 0 ? await findAidResults(tx, { ...asked, outcome }) : null
    return { published, walk, results }
  })
  if (!found || isRefused(found)) throw new Response(null, { status: 404 })
  const { published, walk, results } = found
  const { slug } = published.aid
  const step = showAidStep(published.content, walk, spoken)
  // An answer that is no longer there: go on from the last one that is.
  if (walk.rest.length > 0) return redirect(paths.public.decisionAid(language, slug, codesText(step.codes)), 302)
  const heading = (step.question?.text ?? step.advice?.title)?.text ?? ''
  return json({
    title: `${heading} · ${step.title.text}`,
    ...{ language, slug, step },
    results: results && showAidResults(results, { t, language, timeZone: tenant.timeZone, now }),
  })
}

/** A question or an advice of an aid (PUB-9). The answers stand in the address alone. */
export default function DecisionAid() {
  const { language, slug, step, results } = useLoaderData<typeof loader>()
  return (
    <AidPage
      {...{ step, results, language }}
      stepHref={(codes) => paths.public.decisionAid(language, slug, codesText(codes))}
      listHref={() => paths.public.decisionAids(language)}
    />
  )
}
