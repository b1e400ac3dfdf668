import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import routes from '#app/routes.ts'
import { openSession } from '#app/domain/identity/session.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import type { PortalContext } from '#app/portal-context.ts'
import { makeAccount } from '../seed/factories/resident.server.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

/** Calls each loader and action of the portal alone, as HTTP would, for tests that walk all of `routes.ts`. */

const app = join(import.meta.dirname, '../../app')

export interface RouteEntry {
  /** Below `app/`. */
  readonly file: string
  /** With its parents', such as `/werk/vragen/:threadId`. */
  readonly pattern: string
}

interface Configured {
  readonly file: string
  readonly path?: string | undefined
  readonly children?: readonly Configured[] | undefined
}

function entriesOf(configured: readonly Configured[], above: string): RouteEntry[] {
  return configured.flatMap(({ file, path, children }) => {
    const pattern = path ? `${above}/${path}` : above
    return [{ file, pattern: pattern || '/' }, ...entriesOf(children ?? [], pattern)]
  })
}

/** Every module of `routes.ts`, layouts too. */
export function listRoutes(): RouteEntry[] {
  return entriesOf(routes, '')
}

export type Handler = (args: { request: Request; params: Record<string, string>; context: PortalContext }) => unknown
export interface RouteModule {
  readonly loader?: Handler
  readonly action?: Handler
}

export async function importRoute(file: string): Promise<RouteModule> {
  return (await import(/* @vite-ignore */ join(app, file))) as RouteModule
}

export interface Address {
  readonly path: string
  readonly params: Record<string, string>
}

/**
 * Every address of a pattern, with each of the values for its parts.
 * @throws for a part that no value is known for: whoever adds one says what to try there.
 */
export function listAddresses(pattern: string, values: Record<string, readonly string[]>): Address[] {
  let found: Address[] = [{ path: '', params: {} }]
  for (const part of pattern.split('/').filter(Boolean)) {
    const name = part === '*' ? '*' : part.startsWith(':') ? part.slice(1) : null
    const choices = name === null ? [part] : name === '*' ? ['nergens'] : values[name]
    if (!choices) throw new Error(`give the part "${part}" of ${pattern} a value to try`)
    found = found.flatMap(({ path, params }) =>
      choices.map((value) => ({
        path: `${path}/${value}`,
        params: name === null ? params : { ...params, [name]: value },
      })),
    )
  }
  return found
}

/** The names that a module reads from the address, from its source. */
export function queryNamesOf(file: string): string[] {
  const source = readFileSync(join(app, file), 'utf8')
  return [...new Set([...source.matchAll(/\.get(?:All)?\('([\w-]+)'\)/g)].map((match) => match[1]!))]
}

/** A cookie of somebody who is signed in. */
export async function cookieOf(
  { owner }: TestNeighbourhood,
  tenantId: string,
  person: { personId: string; kind: string },
): Promise<string> {
  const kind = person.kind as 'resident' | 'professional' | 'admin' | 'officer'
  const email = `${newId()}@walk.example`
  const account = await makeAccount(owner, tenantId, testNow, {
    personId: person.personId,
    email,
    passwordHash: 'none',
    kind,
  })
  return (await openSession({ tenantId, now: testNow }, account.id, { assurance: 'hoog', stage: 'full' })).split(
    ';',
  )[0]!
}

export interface Visit {
  readonly path: string
  readonly params?: Record<string, string>
  readonly tenant: Tenant
  readonly cookie?: string | null
  readonly body?: BodyInit
  readonly headers?: Record<string, string>
  /** The moment of the request; `testNow` when left out. */
  readonly now?: Temporal.Instant
}

export interface Answer {
  readonly status: number
  readonly location: string | null
  readonly body: string
  /** What was thrown and is no answer: the portal would show its page of faults. */
  readonly fault: unknown
}

async function answerOf(value: unknown): Promise<Answer> {
  if (!(value instanceof Response))
    return { status: 200, location: null, body: JSON.stringify(value ?? null), fault: null }
  return { status: value.status, location: value.headers.get('Location'), body: await value.text(), fault: null }
}

/** Calls one loader (without a body) or action (with one). */
export async function visit(
  handler: Handler,
  { path, params = {}, tenant, cookie, body, headers = {}, now = testNow }: Visit,
): Promise<Answer> {
  const request = new Request(`http://localhost:3000${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(cookie ? { Cookie: cookie } : {}), ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const context = { cspNonce: '', requestId: newId(), tenant, now, remoteAddress: '', memory: new Map() }
  try {
    return await answerOf(await handler({ request, params, context }))
  } catch (thrown) {
    if (thrown instanceof Response) return answerOf(thrown)
    return { status: 500, location: null, body: '', fault: thrown }
  }
}

/** What people and machines put where an id, a day or a word belongs. */
export const nonsense = [
  '',
  '\0',
  'x'.repeat(5_000),
  '-1',
  "' or 1=1 --",
  '%',
  '\ud800',
  '{"$gt":""}',
  '9999-99-99',
  '../../etc/passwd',
]
/** Bodies that are no form, or one that reaches for the insides of objects. */
export const brokenBodies = [
  { body: '{"intent":"take"}', headers: { 'Content-Type': 'application/json' } },
  { body: 'not a form', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
  { body: '__proto__=1&constructor=2&toString=3', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
  { body: '%00=%00&a[b]=c&a[0].__proto__=d', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
]
