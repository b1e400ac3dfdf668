import { withActor } from '#app/domain/access/with-actor.server.ts'
import { answerHsds } from '#app/domain/directory/answer-hsds.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { publicFile } from '#app/platform/http/public-file.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'

/** The sociale kaart for machines: HSDS 3.0 as JSON, without a key and without anything of a session. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, params, context } = args
  const asked = { tenant: context.tenant, search: new URL(request.url).searchParams, t: textsIn('nl').t }
  const answer = await withActor(anonymous(args), (tx) => answerHsds(tx, params['*'] ?? '', asked))
  if (answer === null || isRefused(answer))
    throw json({ error: 'not found' }, { status: 404, headers: { 'Access-Control-Allow-Origin': '*' } })
  return publicFile(request, { text: JSON.stringify(answer), type: 'application/json; charset=utf-8' })
}
