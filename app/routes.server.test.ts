import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canary } from '../db/testing/canary.server.ts'
import {
  allRoutes,
  guardedRoutes,
  makeRouteVisitors,
  openRoutes,
  twoForms,
  type RouteVisitors,
  type Visitor,
} from '../db/testing/route-visitors.server.ts'

/** What everybody may call, signed in or not. Everything else is protected. */
const everybodys = [
  'routes/public/start.tsx',
  'routes/public/public-layout.tsx',
  'routes/public/home.tsx',
  'routes/public/activities.tsx',
  'routes/public/activities-print.tsx',
  'routes/public/activity.tsx',
  'routes/public/directory.tsx',
  'routes/public/decision-aids.tsx',
  // Its first question, and what follows an answer.
  ...['routes/public/decision-aid.tsx', 'routes/public/decision-aid.tsx'],
  'routes/public/directory-entry.tsx',
  'routes/public/directory-feedback.tsx',
  'routes/public/sign-up.tsx',
  // The secret of a link is all it takes; it opens one sign-up.
  'routes/public/sign-up-link.tsx',
  'routes/public/languages.tsx',
  'routes/public/help.tsx',
  'routes/public/sign-in.tsx',
  'routes/public/provider.tsx',
  'routes/public/sign-in-return.tsx',
  'routes/public/sign-in-code.tsx',
  'routes/public/step-up.tsx',
  'routes/public/activate.tsx',
  'routes/public/activate-way.tsx',
  'routes/public/activate-assisted.tsx',
  'routes/public/activate-code.tsx',
  'routes/public/sign-in-work.tsx',
  'routes/public/second-factor.tsx',
  'routes/public/restore-second-factor.tsx',
  'routes/public/enrol.tsx',
  'routes/public/passkey.tsx',
  'routes/public/prove-again.tsx',
  'routes/resources/ask-passkey.ts',
  'routes/public/forgot-password.tsx',
  'routes/public/new-password.tsx',
  'routes/public/accept-invitation.tsx',
  // Everybody who is signed in, and about nobody else: each calls `requireAccount`.
  'routes/account/account-layout.tsx',
  'routes/account/security.tsx',
  'routes/account/devices.tsx',
  'routes/resources/demo-codes.tsx',
  'routes/resources/sign-out.ts',
  'routes/resources/sign-out-everywhere.ts',
  'routes/resources/extend-session.ts',
  'routes/resources/keep-typed.tsx',
  'routes/resources/choose-language.ts',
  'routes/resources/choose-reading.ts',
  'routes/resources/demo-mail.tsx',
  'routes/resources/activity-calendar.ts',
  // The same for everybody: what is public already, in the ways of machines.
  'routes/resources/feed-calendar.ts',
  'routes/resources/feed-news.ts',
  'routes/resources/openactive.ts',
  'routes/resources/openactive-concepts.ts',
  'routes/resources/openactive-feed.ts',
  'routes/resources/sitemap.ts',
  'routes/resources/sitemap-language.ts',
  'routes/resources/sitemap-robots.ts',
  // A secret address is all it takes; it names no resident.
  'routes/resources/calendar-feed.ts',
  'routes/resources/directory-csv.ts',
  // At its root, and below it.
  'routes/resources/hsds.ts',
  'routes/resources/hsds.ts',
  'routes/resources/not-found.tsx',
]

const kindOfVisitor = { fatma: 'resident', joost: 'professional', sanne: 'professional', admin: 'admin' } as const

let all: RouteVisitors
beforeAll(async () => {
  all = await makeRouteVisitors()
})
afterAll(() => all.wijk.end())

test('every route is somebody’s: everybody’s by name, or a resident’s, a professional’s or an administrator’s', () => {
  expect(openRoutes.map(({ file }) => file).sort()).toEqual([...everybodys].sort())
  expect(guardedRoutes.length).toBeGreaterThan(25)
  // A page of a resident has two addresses: the resident's own, and that of who acts for the resident.
  expect(new Set(allRoutes.map(({ file, pattern }) => `${pattern} ${file}`)).size).toBe(allRoutes.length)
})

test('the forms to try were found', () => {
  expect(all.forms.length).toBeGreaterThan(10)
  expect(all.forms.map(String).join()).not.toContain(canary)
  const tried = allRoutes.flatMap((entry) =>
    all.formsFor(entry).map((form) => `${form.get('intent')} ${[...form.keys()]}`),
  )
  // None is left out: what no route reads is sent to one that does not know it.
  expect(all.forms.filter((form) => !tried.includes(`${form.get('intent')} ${[...form.keys()]}`)).map(String)).toEqual(
    [],
  )
})

describe.each(guardedRoutes)('$pattern ($file)', (entry) => {
  test('sends who is not signed in, or in another wijk, to the sign-in page and back', async () => {
    for (const visitor of ['nobody', 'farGp', 'farResident'] as const) {
      for (const { where, answer, said } of await all.walk(entry, visitor, twoForms(all.formsFor(entry)))) {
        expect([answer.status, answer.fault], where).toEqual([302, null])
        const path = said.split(' ')[0]!
        expect(answer.location, where).toBe(`/inloggen?returnTo=${encodeURIComponent(path)}`)
      }
    }
  })

  test('is not there for other kinds of people', async () => {
    const others = (['fatma', 'joost', 'sanne', 'admin'] as const).filter((name) => kindOfVisitor[name] !== entry.kind)
    for (const visitor of others) {
      for (const { where, answer } of await all.walk(entry, visitor, twoForms(all.formsFor(entry))))
        expect([answer.status, answer.body], where).toEqual([404, ''])
    }
  })
})

test('whose it is sees it, so that the refusals mean something', async () => {
  const shown = async (visitor: Visitor, file: string) => {
    const entry = allRoutes.find((each) => each.file === file)!
    return (await all.walk(entry, visitor, all.formsFor(entry))).some(({ answer }) => answer.body.includes(canary))
  }
  expect(await shown('fatma', 'routes/resident/thread.tsx')).toBe(true)
  expect(await shown('joost', 'routes/professional/thread.tsx')).toBe(true)
  expect(await shown('joost', 'routes/professional/resident.tsx')).toBe(true)
})
