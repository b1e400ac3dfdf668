import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { Refusal } from '#app/domain/shared/result.ts'
import { refusalKey, type FormState } from './form-state.ts'
import { isOfAnother, ownerField } from './page-owner.ts'

type Parsed<T> =
  | {
      readonly ok: true
      readonly value: T
      /** @param fieldId where the words of the refusal stand; on top of the form when left out. */
      readonly refuse: (refusal: Refusal, fieldId?: string) => FormState
    }
  | { readonly ok: false; readonly reply: FormState }

/** Zod's own English messages never reach a person: they become keys; a schema may name a key of its own. */
function keyOf(message: string): string {
  return /^[\w.-]+:[\w.]+$/.test(message) ? message : 'ui:errors.invalid'
}

/** Fields that are never sent back to the page. */
const secret = new Set(['password', 'newPassword', 'code'])

/**
 * The fields of a request. A body that is no form counts as an empty one, so that nonsense is answered as such and is
 * no fault. PostgreSQL knows no NUL in a text: nobody types it.
 */
async function fieldsOf(request: Request): Promise<FormData> {
  const sent = await request.formData().catch(() => new FormData())
  const fields = new FormData()
  for (const [name, value] of sent) fields.append(name, typeof value === 'string' ? value.replaceAll('\0', '') : value)
  return fields
}

function valuesOf(data: FormData): FormState['values'] {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(data.keys())) {
    if (secret.has(name) || name === ownerField) continue
    const all = data.getAll(name).filter((value): value is string => typeof value === 'string')
    values[name] = all.length === 1 ? all[0]! : all
  }
  return values
}

/**
 * Reads a form. An empty field counts as left out.
 * @returns the value, with a way to answer a refusal without losing what was typed; or what has to be mended.
 */
export async function parseForm<S extends z.ZodType>(
  { request }: { request: Request },
  schema: S,
): Promise<Parsed<z.output<S>>> {
  const data = await fieldsOf(request)
  // Nothing of what the one typed is shown to the other.
  if (isOfAnother(data, request.headers.get('Cookie')))
    return { ok: false, reply: { values: {}, errors: [], refusal: { code: 'shared.otherPerson' } } }
  const values = valuesOf(data)
  const submission = parseWithZod(data, {
    schema,
    disableAutoCoercion: false,
  })
  if (submission.status === 'success') {
    const refuse = (refusal: Refusal, fieldId?: string) =>
      fieldId === undefined
        ? { values, errors: [], refusal }
        : { values, errors: [{ fieldId, key: refusalKey(refusal) }] }
    return { ok: true, value: submission.value as z.output<S>, refuse }
  }
  const errors = Object.entries(submission.error ?? {}).flatMap(([fieldId, messages]) =>
    (messages ?? []).slice(0, 1).map((message) => ({ fieldId, key: keyOf(message) })),
  )
  return { ok: false, reply: { values, errors } }
}

/** The customary texts of zod as keys; set once, for every schema of the portal. */
z.config({
  customError: (issue) => {
    if (issue.code === 'invalid_type' && issue.input === undefined) return 'ui:errors.required'
    if (issue.code === 'too_big') return 'ui:errors.tooLong'
    if (issue.code === 'invalid_value') return 'ui:errors.choose'
    if (issue.code === 'invalid_format' && issue.format === 'email') return 'ui:errors.email'
    return 'ui:errors.invalid'
  },
})
