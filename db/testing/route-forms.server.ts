import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { newId } from '#app/domain/shared/ids.ts'
import { listRoutes } from './route-walk.server.ts'

/** Filled-in forms for tests that walk all of `routes.ts`, from the schemas that the portal itself reads them with. */

const app = join(import.meta.dirname, '../../app')

interface JsonSchema {
  readonly properties?: Record<string, JsonSchema>
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly type?: string
  readonly items?: JsonSchema
}

function shapesOf(schema: JsonSchema): Record<string, JsonSchema>[] {
  if (schema.properties) return [schema.properties]
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(shapesOf)
}

function plausible(name: string, schema: JsonSchema, given: Record<string, string[]>): string[] {
  if (given[name]) return given[name]
  if (schema.const !== undefined) return [String(schema.const)]
  if (schema.enum) return [String(schema.enum[0])]
  if (schema.items?.enum) return [String(schema.items.enum[0])]
  if (schema.type === 'number' || schema.type === 'integer') return ['5']
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])][0]
  if (inner) return plausible(name, inner, given)
  return [/id$/i.test(name) ? newId() : 'Een gewone zin.']
}

/** A plausible filled-in form for every way of a schema. */
function formsOf(schema: z.ZodType, given: Record<string, string[]>): URLSearchParams[] {
  const shapes = shapesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
  return shapes.map((shape) => {
    const fields = Object.entries(shape).flatMap(([name, field]) =>
      plausible(name, field, given).map((value) => [name, value]),
    )
    return new URLSearchParams(fields)
  })
}

/** The schemas among values and in the objects among them. */
function schemasIn(values: readonly unknown[]): z.ZodType[] {
  return values.flatMap((value) => {
    if (value instanceof z.ZodType) return [value]
    const inner = typeof value === 'object' && value !== null ? Object.values(value) : []
    return inner.filter((each) => each instanceof z.ZodType)
  })
}

type Exported = Record<string, unknown>
const importFrom = async (file: string) => (await import(/* @vite-ignore */ join(app, file))) as Exported

/**
 * A plausible filled-in form for every schema that a room's form file exports, for every way of a union.
 * @param given values for fields by name; the rest follows from the schema.
 */
export async function listPlausibleForms(given: Record<string, string[]>): Promise<URLSearchParams[]> {
  const files = globSync('domain/*/*-form*.ts', { cwd: app }).filter((file) => !file.includes('.test.'))
  const exported = await Promise.all(files.sort().map(importFrom))
  return exported.flatMap((module) => schemasIn(Object.values(module)).flatMap((schema) => formsOf(schema, given)))
}

/** What is sent to routes that say themselves what they read. */
const saidByRoutes: Readonly<Record<string, readonly string[]>> = {
  'routes/account/devices.tsx': [`intent=one&number=${'0f'.repeat(32)}`, 'intent=others'],
  'routes/admin/accounts.tsx': [`accountId=${newId()}`],
  'routes/professional/resident.tsx': ['intent=number'],
  'routes/resources/choose-language.ts': ['language=tr', 'language=xx'],
  'routes/resources/choose-reading.ts': ['makkelijk=ja', 'groot=misschien'],
}

/**
 * The forms that a route reads: those whose schemas it imports, filled in plausibly, and those that it makes itself;
 * `intent=open` when it reads none.
 * @throws for a route that makes a schema of its own for which no form is known: whoever adds one says what to send.
 */
export async function listFormsOf(file: string, given: Record<string, string[]>): Promise<URLSearchParams[]> {
  const source = readFileSync(join(app, file), 'utf8')
  if (/\bz\s*\.\s*(object|discriminatedUnion|union)\(/.test(source) && !saidByRoutes[file])
    throw new Error(`say which forms ${file} reads`)
  const forms = (saidByRoutes[file] ?? []).map((text) => new URLSearchParams(text))
  for (const [, names = '', from = ''] of source.matchAll(
    /import \{([^}]*)\} from '#app\/(domain\/[\w-]+\/[\w-]*forms?\.ts)'/g,
  )) {
    const module = await importFrom(from)
    const read = schemasIn(names.split(',').map((name) => module[name.trim()]))
    forms.push(...read.flatMap((schema) => formsOf(schema, given)))
  }
  return forms.length > 0 ? forms : [new URLSearchParams('intent=open')]
}

/** The forms that are sent to a route. */
export interface TriedForms {
  readonly own: readonly URLSearchParams[]
  readonly foreign: readonly URLSearchParams[]
}

const shapeOf = (form: URLSearchParams) => [form.get('intent'), ...form.keys()].join()

/**
 * For each route its own forms and two of others: one after another, so that on some route each form is tried that is
 * not its own.
 * @param all every plausible form.
 */
export async function listTriedForms(
  given: Record<string, string[]>,
  all: readonly URLSearchParams[],
): Promise<ReadonlyMap<string, TriedForms>> {
  const files = [...new Set(listRoutes().map(({ file }) => file))]
  const owned = await Promise.all(files.map(async (file) => [file, await listFormsOf(file, given)] as const))
  let turn = 0
  /** The next in turn; one that the route reads itself is tried there as its own. */
  const foreignTo = (own: readonly URLSearchParams[]) => {
    for (let passed = 0; passed < all.length; passed += 1) {
      const form = all[turn++ % all.length]!
      if (!own.some((each) => shapeOf(each) === shapeOf(form))) return [form]
    }
    return []
  }
  return new Map(owned.map(([file, own]) => [file, { own, foreign: [0, 1].flatMap(() => foreignTo(own)) }]))
}
