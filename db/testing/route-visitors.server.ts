import { givingSteps } from '#app/domain/access/giving-steps.ts'
import { steps } from '#app/domain/dossier/steps.ts'
import { questionSteps, reviewStep, urgentStep } from '#app/domain/messaging/question-steps.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeCanary, type Canary } from './canary.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from './neighbourhood.server.ts'
import { listPlausibleForms, listTriedForms, type TriedForms } from './route-forms.server.ts'
import {
  cookieOf,
  importRoute,
  listAddresses,
  listRoutes,
  visit,
  type Address,
  type Answer,
  type RouteEntry,
} from './route-walk.server.ts'

/** Everybody who walks past every route, Fatma whose record lies there, and the walk. */

/** Who may come where: the first part of the address says it. */
const kinds = {
  mijn: 'resident',
  namens: 'resident',
  werk: 'professional',
  beheer: 'admin',
  toezicht: 'officer',
} as const
export type Kind = (typeof kinds)[keyof typeof kinds]
export type GuardedRoute = RouteEntry & { readonly kind: Kind }
const kindOf = ({ pattern }: RouteEntry): Kind | null => kinds[pattern.split('/')[1] as keyof typeof kinds] ?? null

export const allRoutes = listRoutes()
export const guardedRoutes: readonly GuardedRoute[] = allRoutes.flatMap((entry) => {
  const kind = kindOf(entry)
  return kind ? [{ ...entry, kind }] : []
})
export const openRoutes = allRoutes.filter((entry) => !kindOf(entry))

export const visitors = [
  ...(['nobody', 'fatma', 'danuta', 'joost', 'sanne', 'farid', 'otherGp', 'otherAssistant', 'admin'] as const),
  ...(['officer', 'farGp', 'farResident'] as const),
] as const
export type Visitor = (typeof visitors)[number]

/** The emergency button is for strangers: it shows a name and a birth date to whoever has it, and logs it (BG-1). */
export const isButton = ({ file }: RouteEntry) => file === 'routes/professional/press-emergency.tsx'
export const hasObject = (entry: RouteEntry) =>
  !isButton(entry) && /:(threadId|appointmentId|invitationId|residentId|subjectId|permissionId)/.test(entry.pattern)

const slugs = [...Object.values(questionSteps), reviewStep, urgentStep]

/** The same at every walk, so that two walks can be laid side by side. */
const noEmergency = newId()
const noEntry = newId()

/** Every address of a route, with Fatma's ids. */
export function addressesOf({ pattern }: RouteEntry, fatmas: Canary): Address[] {
  const { threadId, appointmentId, invitationId, residentId, permissionId } = fatmas
  return listAddresses(pattern, {
    ...{ threadId: [threadId], appointmentId: [appointmentId], invitationId: [invitationId], residentId: [residentId] },
    ...{ subjectId: [residentId], mandateId: [newId()], emergencyId: [noEmergency], questionId: [newId()] },
    ...{ permissionId: [permissionId], givingStep: givingSteps },
    ...{ feedFile: [`${'x'.repeat(43)}.ics`], feedName: ['session-series'], sourceId: [newId()] },
    ...{ accountId: [newId()], departureId: [newId()], entryId: [noEntry], groupId: [noEntry] },
    ...{ aidId: [noEntry], partKey: ['start'], aidSlug: ['bewegen'], aidAnswers: ['iedereen-wandelen'] },
    ...{ language: ['nl', 'ar'], activityId: [fatmas.activityId], step: pattern.includes('/4d/') ? steps : slugs },
  })
}

export interface Call {
  readonly where: string
  readonly said: string
  readonly answer: Answer
}

export interface RouteVisitors {
  readonly wijk: TestNeighbourhood
  readonly fatmas: Canary
  readonly cookies: Readonly<Record<Visitor, string | null>>
  /** Every plausible form of the portal. */
  readonly forms: readonly URLSearchParams[]
  /** What a route is sent: all of its own forms, each also with a NUL in its words, and two of others. */
  formsFor(entry: RouteEntry): readonly URLSearchParams[]
  /** Every loader and action of a route at every address, with each of these forms. */
  walk(
    entry: RouteEntry,
    visitor: Visitor,
    forms: readonly URLSearchParams[],
    say?: (text: string) => string,
  ): Promise<Call[]>
}

/** A form that a guard must turn away unread, and one with nothing in it. */
export const twoForms = (forms: readonly URLSearchParams[]) => [...forms.slice(0, 1), new URLSearchParams()]

/** No text in PostgreSQL holds a NUL: whoever sends one gets an answer, not a fault. */
const withNul = (forms: readonly URLSearchParams[]) =>
  forms
    .map(String)
    .filter((form) => form.includes('gewone'))
    .map((form) => new URLSearchParams(form.replaceAll('gewone', 'gew%00one')))

async function makeCookies({ owner, tenant, actors, ...wijk }: TestNeighbourhood) {
  const whole = { owner, tenant, actors, ...wijk }
  const officerId = newId()
  for (const id of [actors.admin.personId, officerId])
    await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, $3)', [
      ...[tenant.id, id, testNow.toString()],
    ])
  await owner.client.query('delete from accounts where tenant_id = $1', [tenant.id])
  const here = visitors.filter((name) => name in actors) as (keyof typeof actors & Visitor)[]
  const own = await Promise.all(
    here.map(async (name) => [name, await cookieOf(whole, tenant.id, actors[name])] as const),
  )
  const { gp, resident } = wijk.otherTenantActors
  return {
    ...(Object.fromEntries(own) as Record<keyof typeof actors, string>),
    nobody: null,
    officer: await cookieOf(whole, tenant.id, { personId: officerId, kind: 'officer' }),
    farGp: await cookieOf(whole, wijk.otherTenant.id, gp),
    farResident: await cookieOf(whole, wijk.otherTenant.id, resident),
  }
}

/** Fields of forms that name something of Fatma's. */
const fieldsOf = (fatmas: Canary, { actors, practice }: TestNeighbourhood): Record<string, string[]> => ({
  ...{ residentId: [fatmas.residentId], threadId: [fatmas.threadId], appointmentId: [fatmas.appointmentId] },
  ...{ invitationId: [fatmas.invitationId], assessmentId: [fatmas.assessmentId], id: [fatmas.threadId] },
  ...{ signUpId: [fatmas.signUpId], date: ['2026-04-07'] },
  ...{ people: [actors.joost.personId, actors.farid.personId], personId: [actors.joost.personId] },
  ...{ permissionId: [fatmas.permissionId], wie: [`p.${actors.farid.personId}`, `t.${practice.id}`] },
  ...{ startsAt: ['2026-04-14T07:00:00Z'], seen: [testNow.toString()], language: ['nl'] },
})

/** A neighbourhood with all of them signed in, and something of everything about Fatma. */
export async function makeRouteVisitors(): Promise<RouteVisitors> {
  const wijk = await makeTestNeighbourhood()
  const fatmas = await makeCanary(wijk)
  const cookies = await makeCookies(wijk)
  const forms = await listPlausibleForms(fieldsOf(fatmas, wijk))
  const tried = await listTriedForms(fieldsOf(fatmas, wijk), forms)
  const sent = (file: string): TriedForms => tried.get(file) ?? { own: [], foreign: [] }
  return {
    ...{ wijk, fatmas, cookies, forms },
    formsFor: ({ file }) => [...sent(file).own, ...withNul(sent(file).own), ...sent(file).foreign],
    walk: async (entry, visitor, bodies, say = (text) => text) => {
      const { loader, action } = await importRoute(entry.file)
      const calls: Call[] = []
      for (const { path: said, params } of addressesOf(entry, fatmas)) {
        const path = say(said)
        const given = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, say(value)]))
        const at = { tenant: wijk.tenant, cookie: cookies[visitor], path, params: given }
        if (loader) calls.push({ where: `${visitor} GET ${path}`, said: path, answer: await visit(loader, at) })
        for (const form of action ? bodies : []) {
          const body = say(form.toString())
          const answer = await visit(action!, { ...at, body: new URLSearchParams(body) })
          calls.push({ where: `${visitor} POST ${path} ${body}`, said: `${path} ${body}`, answer })
        }
      }
      return calls
    },
  }
}
