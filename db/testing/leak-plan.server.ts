import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportFormats } from '#app/domain/access/export-formats.ts'
import { givingSteps } from '#app/domain/access/giving-steps.ts'
import { steps } from '#app/domain/dossier/steps.ts'
import { questionSteps, reviewStep } from '#app/domain/messaging/question-steps.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { testNow } from './neighbourhood.server.ts'
import { listPortalRoutes, type PortalRoute } from './portal.server.ts'
import { listFormsOf } from './route-forms.server.ts'
import { listAddresses } from './route-walk.server.ts'

/** Every request that somebody can make of the portal, with stand-ins where the ids of somebody's record belong. */

const app = join(import.meta.dirname, '../../app')

/** What a record has an id of; each with a stand-in that is an id itself. */
const standIns = {
  ...{ residentId: newId(), threadId: newId(), appointmentId: newId(), invitationId: newId(), assessmentId: newId() },
  ...{ permissionId: newId(), mandateId: newId(), emergencyId: newId(), questionId: newId(), accountId: newId() },
  ...{ signUpId: newId() },
  ...{ talkId: newId(), messageId: newId(), personId: newId(), teamId: newId() },
}
export type RecordIds = Readonly<Record<keyof typeof standIns, string>>

export interface Planned {
  readonly file: string
  readonly pattern: string
  readonly path: string
  /** A form that is sent; left out for a page that is asked for. */
  readonly body?: string
  readonly kind: 'page' | 'data' | 'form' | 'form for data'
  /** Whether it names something of a record. */
  readonly hasIds: boolean
}

/** The request about one record. */
export function about<T extends Planned>(request: T, ids: RecordIds): T {
  const say = (text: string) =>
    Object.entries(standIns).reduce((left, [name, id]) => left.replaceAll(id, ids[name as keyof RecordIds]), text)
  return { ...request, path: say(request.path), ...(request.body === undefined ? {} : { body: say(request.body) }) }
}

const hasIds = (text: string) => Object.values(standIns).some((id) => text.includes(id))
const sourceOf = ({ file }: PortalRoute) => readFileSync(join(app, file), 'utf8')
const exports = (source: string, what: 'loader' | 'action') =>
  new RegExp(`^export (async )?(function|const) ${what}\\b`, 'm').test(source)

/** Of the pages of a form in steps, and of the forms of a page, the first two: routes-strangers.server.test.ts walks past them all. */
const some = <T>(values: readonly T[]) => values.slice(0, 2)

const given: Record<string, string[]> = {
  ...Object.fromEntries(Object.entries(standIns).map(([name, id]) => [name, [id]])),
  ...{ id: [standIns.threadId], people: [standIns.personId], subjectId: [standIns.residentId], language: ['nl'] },
  ...{ wie: [`p.${standIns.personId}`], startsAt: ['2026-04-14T07:00:00Z'], seen: [testNow.toString()] },
  date: ['2026-04-07'],
  ...{ objectId: [standIns.threadId], topic: ['MESSAGES'], newMandateId: [newId()], itemId: [standIns.appointmentId] },
}

/** What people ask of a page: another week or list, or a search. */
const queries: Readonly<Record<string, readonly string[]>> = {
  'routes/public/activities.tsx': ['zoek=Yilmaz&gratis=ja', 'vorm=week'],
  'routes/professional/agenda.tsx': ['week=2026-04-10', 'week=2026-04-13', `week=2026-04-10&wie=${standIns.personId}`],
  'routes/professional/schedule.tsx': [`wie=${standIns.personId}`],
  'routes/professional/schedule-session.tsx': [`wie=${standIns.personId}&team=${standIns.teamId}`],
  'routes/professional/schedule-away.tsx': [`wie=${standIns.personId}`],
  'routes/professional/schedule-closed.tsx': [`team=${standIns.teamId}`],
  'routes/professional/inbox.tsx': ['lijst=taken', 'lijst=done'],
  'routes/officer/log.tsx': [`bewoner=${standIns.residentId}`, `gebruiker=${standIns.personId}`],
  'routes/officer/reviews.tsx': ['toon=done'],
  'routes/officer/questions.tsx': ['toon=done'],
  'routes/resident/access-log.tsx': ['periode=year'],
  'routes/resident/ask-about-log.tsx': [`dag=2026-04-03&wie=${standIns.personId}&wat=assessment&deed=R`],
  'routes/resident/waiting-list.tsx': [`wie=${standIns.personId}&soort=${standIns.talkId}`],
  'routes/resident/new-appointment.tsx': [`wie=${standIns.personId}`],
  'routes/resident/new-invitation.tsx': [`u=${standIns.invitationId}&stap=check`],
  'routes/resident/give-permission.tsx': [`wie=p.${standIns.personId}`],
  'routes/resources/log-export.ts': exportFormats.map((format) => `vorm=${format}&bewoner=${standIns.residentId}`),
}

function addressesOf({ pattern }: PortalRoute): string[] {
  const slugs = pattern.includes('/4d/') ? steps : [...Object.values(questionSteps), reviewStep]
  const parts = {
    ...given,
    ...{ givingStep: some(givingSteps), step: some(slugs), activityId: [newId()] },
    ...{ feedFile: [`${'x'.repeat(43)}.ics`], feedName: ['session-series'], sourceId: [newId()] },
    ...{ aidId: [newId()], partKey: ['start'], aidSlug: ['bewegen'], aidAnswers: ['iedereen-wandelen'] },
    ...{
      entryId: [newId()],
      groupId: [newId()],
      departureId: [newId()],
      subjectId: [standIns.residentId],
      language: ['nl'],
    },
  }
  return listAddresses(pattern, parts).map(({ path }) => path || '/')
}

/** Pages and data of pages first, then forms. */
export async function planRequests(): Promise<{ reads: Planned[]; writes: Planned[] }> {
  const reads: Planned[] = []
  const writes: Planned[] = []
  const pages = new Set<string>()
  for (const route of listPortalRoutes()) {
    const source = sourceOf(route)
    const { file, pattern } = route
    for (const path of addressesOf(route)) {
      const data = `${path}?${route.index ? 'index&' : ''}_data=${encodeURIComponent(route.id)}`
      const at = { file, pattern, hasIds: hasIds(path) }
      const asked = (queries[file] ?? []).map((query) => ({
        ...at,
        path: `${path}?${query}`,
        hasIds: at.hasIds || hasIds(query),
      }))
      if (!pages.has(path)) reads.push({ ...at, path, kind: 'page' })
      pages.add(path)
      for (const one of asked) reads.push({ ...one, kind: 'page' })
      if (exports(source, 'loader')) reads.push({ ...at, path: data, kind: 'data' })
      for (const one of asked)
        reads.push({ ...one, path: `${one.path}&_data=${encodeURIComponent(route.id)}`, kind: 'data' })
      if (!exports(source, 'action')) continue
      const forms = (await listFormsOf(file, given)).map(String)
      const write = route.index ? `${path}?index` : path
      for (const body of some(forms))
        writes.push({ ...at, path: write, body, kind: 'form', hasIds: at.hasIds || hasIds(body) })
      writes.push({ ...at, path: data, body: forms[0]!, kind: 'form for data', hasIds: at.hasIds || hasIds(forms[0]!) })
    }
  }
  return { reads, writes }
}
