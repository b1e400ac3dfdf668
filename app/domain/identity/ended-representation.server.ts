import { getPool } from '#db/client.server.ts'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { isOfAnother } from '#app/platform/forms/page-owner.ts'
import { isId } from '../shared/ids.ts'
import type { Session } from './session.ts'
import { typedWords } from './typed-words.ts'

/**
 * For a form that was sent for somebody for whom one acted until a moment ago (REP-6): what was typed, to copy, and the first
 * name of whom it was for; nothing else of the resident.
 * @returns the answer to throw; null for who never acted for that resident, and where nothing was written.
 */
export async function endedRepresentation(
  { request, context, params }: LoaderFunctionArgs | ActionFunctionArgs,
  session: Pick<Session, 'personId'>,
): Promise<Response | null> {
  const { subjectId } = params
  if (request.method === 'GET' || !isId(subjectId)) return null
  const { rows } = await getPool().query<{ name: string | null }>(
    'select representation_ended($1, $2, $3, $4) as name',
    [...[context.tenant.id, session.personId, subjectId, context.now.toString()]],
  )
  const name = rows[0]?.name ?? null
  if (name === null) return null
  const data = await request
    .clone()
    .formData()
    .catch(() => new FormData())
  const words = isOfAnother(data, request.headers.get('Cookie')) ? [] : typedWords([...data])
  return words.length > 0 ? json({ ended: { name, words } }, { status: 404 }) : null
}
