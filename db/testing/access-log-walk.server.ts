import { steps } from '#app/domain/dossier/steps.ts'
import { questionSteps, reviewStep, urgentStep } from '#app/domain/messaging/question-steps.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeCanary, type Canary } from './canary.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from './neighbourhood.server.ts'
import { listPlausibleForms, listTriedForms } from './route-forms.server.ts'
import { cookieOf, listAddresses, visit, type Handler, type RouteEntry } from './route-walk.server.ts'

/** Whose pages these are: the first part of the address says it. */
export const owners = {
  mijn: ['fatma'],
  werk: ['joost', 'sanne', 'farid'],
  beheer: ['admin'],
  toezicht: ['officer'],
} as const
export type Area = keyof typeof owners
export type Visitor = (typeof owners)[Area][number]

/** One line that a visit wrote in the log: what it was in one text, and how many it named. */
export interface LogLine {
  readonly kind: string
  readonly outcome: string
  readonly resource: string
  readonly objects: number
}

export interface WalkAddress {
  readonly path: string
  readonly params: Record<string, string>
}

const slugs = [...Object.values(questionSteps), reviewStep, urgentStep]

/** A neighbourhood with everybody of `owners` signed in, whose pages are visited one by one while the log is read. */
export async function makeAccessLogWalk() {
  const wijk = await makeTestNeighbourhood()
  const fatmas = await makeCanary(wijk)
  const cookies = await signInOwners(wijk)

  /** The database's clock, to find what is written after it. */
  const now = async () => {
    const { rows } = await wijk.owner.client.query<{ now: string }>('select clock_timestamp()::text as now')
    return rows[0]!.now
  }

  /** One visit by somebody, or by nobody: its status, what it wrote down, and what broke in it. */
  const logged = async (handler: Handler, who: Visitor | null, at: WalkAddress, body?: URLSearchParams) => {
    const since = await now()
    const given = { ...at, tenant: wijk.tenant, cookie: who && cookies[who], ...(body ? { body } : {}) }
    const { status, fault } = await visit(handler, given)
    const { rows: lines } = await wijk.owner.client.query<LogLine>(
      `select concat_ws(' ', l.resource, l.action, l.outcome, l.checks, l.query, l.event_code) as kind, l.outcome, l.resource,
         (select count(*)::int from access_log_objects o where o.entry_id = l.id) as objects
       from access_log l where l.written_at > $1`,
      [since],
    )
    return { status, fault, lines, where: `${body ? 'POST' : 'GET'} ${at.path} by ${who}: ${status}` }
  }

  return {
    ...{ wijk, fatmas, now, logged },
    addressesOf: (entry: RouteEntry) => addressesOf(entry, fatmas),
    formsWithWords: () => formsWithWords(wijk, fatmas),
    end: () => wijk.end(),
  }
}
export type AccessLogWalk = Awaited<ReturnType<typeof makeAccessLogWalk>>

async function signInOwners(wijk: TestNeighbourhood): Promise<Record<Visitor, string>> {
  const { owner, tenant, actors } = wijk
  const people = { ...actors, officer: { personId: newId(), kind: 'officer' } }
  await owner.client.query('delete from accounts where tenant_id = $1', [tenant.id])
  for (const { personId } of [people.admin, people.officer])
    await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, $3)', [
      tenant.id,
      personId,
      testNow.toString(),
    ])
  const names = Object.values(owners).flat()
  const cookies = names.map(async (name) => [name, await cookieOf(wijk, tenant.id, people[name])] as const)
  return Object.fromEntries(await Promise.all(cookies)) as Record<Visitor, string>
}

/** Addresses with Fatma's ids; another part of an address gets an id of nothing. */
function addressesOf({ pattern }: RouteEntry, fatmas: Canary): WalkAddress[] {
  const { residentId, threadId, appointmentId, invitationId } = fatmas
  const known: Record<string, readonly string[]> = {
    ...{ residentId: [residentId], threadId: [threadId], appointmentId: [appointmentId], invitationId: [invitationId] },
    step: pattern.includes('/4d/') ? steps : slugs,
  }
  return listAddresses(pattern, new Proxy(known, { get: (values, name: string) => values[name] ?? [newId()] }))
}

/** The forms of each page and two of others, filled in, with a word of its own in each field where people type. */
async function formsWithWords(wijk: TestNeighbourhood, fatmas: Canary) {
  const { residentId, threadId, appointmentId, invitationId, assessmentId } = fatmas
  const { joost, farid } = wijk.actors
  const given = {
    ...{ residentId: [residentId], threadId: [threadId], appointmentId: [appointmentId], id: [threadId] },
    ...{ invitationId: [invitationId], assessmentId: [assessmentId], people: [joost.personId, farid.personId] },
    ...{ signUpId: [fatmas.signUpId], date: ['2026-04-07'] },
    ...{ personId: [joost.personId], startsAt: ['2026-04-14T07:00:00Z'], seen: [testNow.toString()], language: ['nl'] },
  }
  const words: string[] = []
  const worded = (form: URLSearchParams) => {
    const fields = [...form].map(([name, value]) => {
      if (!value.includes('gewone')) return [name, value]
      const word = `kanarie${words.length}x`
      words.push(word)
      return [name, `Een zin met ${word} erin.`]
    })
    return new URLSearchParams(fields as string[][])
  }
  const tried = await listTriedForms(given, await listPlausibleForms(given))
  const formsFor = new Map(
    [...tried].map(([file, { own, foreign }]) => [file, [...own, ...foreign].map(worded)] as const),
  )
  return { formsFor, words }
}
