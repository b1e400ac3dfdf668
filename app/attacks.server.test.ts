import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLogin, placeIn, signedInAs, testPassword } from '../db/testing/accounts.server.ts'
import { rowsAbout } from '../db/testing/canary.server.ts'
import { about, planRequests, type Planned } from '../db/testing/leak-plan.server.ts'
import { makeCrowd, type Crowd } from '../db/testing/leak-visitors.server.ts'
import { testNow } from '../db/testing/neighbourhood.server.ts'
import { formsOn, type PageForm } from '../db/testing/page-forms.ts'
import { startTestPortal, type TestPortal } from '../db/testing/portal.server.ts'
import { toldFields } from '../db/testing/told-fields.ts'
import { totpCode } from './domain/identity/totp.server.ts'

const { reads, writes } = await planRequests()
const app = import.meta.dirname
const patient = { timeout: 120_000 }

let crowd: Crowd
let portal: TestPortal
beforeAll(async () => {
  ;[crowd, portal] = [await makeCrowd(), await startTestPortal()]
})
afterAll(async () => {
  await portal.close()
  await crowd.wijk.end()
})

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString()

describe('another’s id in a field of a form', () => {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
  const omars = () => crowd.owners.omar
  /** A new thing of Fatma's may get any id, also one that another table knows: what counts is whose row it is. */
  const rowsOfOmar = async () => {
    const { canary } = omars()
    const rows = (await rowsAbout(crowd.wijk.owner, canary)).split('\n')
    return rows.filter((row) => {
      const { id: own, resident_id: resident, person_id: person } = JSON.parse(row) as Record<string, unknown>
      return (resident ?? person ?? own) === canary.residentId
    })
  }

  /** Every form that somebody is shown on pages of Fatma's record and on pages of no record. */
  async function formsOf(visitor: string): Promise<PageForm[]> {
    const found = new Map<string, PageForm>()
    for (const page of reads.filter(({ kind }) => kind === 'page')) {
      const { path } = about(page, crowd.owners.fatma.ids)
      const { status, text } = await portal.send({ path, cookie: crowd.cookies[visitor] ?? null })
      for (const one of status === 200 ? formsOn(text, path) : []) found.set(JSON.stringify(one), one)
    }
    return [...found.values()]
  }

  /** The same form once for each id in it, with Omar's in its place: the same kind of id where it is one of Fatma's. */
  function swapsOf({ action, fields }: PageForm): { path: string; body: string }[] {
    const [mine, his] = [Object.entries(crowd.owners.fatma.ids), omars().ids]
    const others = (known: string) => {
      const kinds = mine.filter(([, value]) => value === known).map(([kind]) => his[kind as keyof typeof his])
      return kinds.length > 0 ? kinds : [his.residentId, his.threadId, his.appointmentId]
    }
    const bodyOf = (at: number, value: string) =>
      new URLSearchParams(fields.map(([name, own], index) => [name, index === at ? value : own])).toString()
    const inFields = fields.flatMap(([, value], at) =>
      [...new Set(value.match(id))].flatMap((known) =>
        others(known).map((other) => ({ path: action, body: bodyOf(at, value.replaceAll(known, other)) })),
      ),
    )
    const inAddress = [...new Set(action.match(id))].flatMap((known) =>
      others(known).map((other) => ({ path: action.replaceAll(known, other), body: bodyOf(-1, '') })),
    )
    return [...inFields, ...inAddress]
  }

  const visitors = ['fatma', 'proxy', 'dossierProxy', 'joost', 'sanne', 'supporter'] as const
  test.each(visitors)('changes and tells nothing of who it belongs to: forms of %s', patient, async (visitor) => {
    const swaps = (await formsOf(visitor)).flatMap(swapsOf)
    // Signing out would end the walk.
    const tried = swaps.filter(({ path }) => !path.startsWith('/uitloggen'))
    expect(tried.length).toBeGreaterThan(3)
    const before = await rowsOfOmar()
    const wrong: string[] = []
    for (const { path, body } of tried) {
      const answer = await portal.send({ path, body, cookie: crowd.cookies[visitor] ?? null })
      const told = toldFields(`${JSON.stringify(answer.headers)}${answer.text}`, omars().word)
      if (answer.status >= 500 || told.length > 0) wrong.push(`${path} ${body}: ${answer.status} ${told.join()}`)
    }
    expect(wrong).toEqual([])
    expect(await rowsOfOmar()).toEqual(before)
  })
})

describe('an address to go back to', () => {
  // Other spellings stand in paths.test.ts.
  const foreign = [
    ...['//evil.example', '/\\evil.example', '/mijn/%2e%2e//evil.example', '/.//evil.example', 'https://evil.example'],
    '/\r\nSet-Cookie: a=b',
  ]
  const visitors = [
    ...['nobody', 'fatma', 'fatmaHardlyKnown', 'fatmaBeforeTheSecondStep', 'joost', 'joostBeforeTheSecondStep'],
    ...['joostSettingUp', 'admin', 'officer'],
  ]
  const sourceOf = (file: string) => readFileSync(join(app, file), 'utf8')
  const readsIt = ({ file }: Planned) => /returnTo|requireStage/.test(sourceOf(file))
  const pages = reads.filter((page) => page.kind === 'page' && readsIt(page))
  const sent = writes.filter((write) => write.kind === 'form' && (write.body!.includes('returnTo=') || readsIt(write)))

  /** Where an answer leads: nowhere, or to the portal, and never with another site to go on to. */
  function leadsAway(location: string | undefined, origin: string): boolean {
    if (location === undefined) return false
    const url = new URL(location, origin)
    const next = url.searchParams.get('returnTo')
    return url.origin !== origin || (next !== null && new URL(next, origin).origin !== origin)
  }

  const count = visitors.length * foreign.length * (pages.length + sent.length)
  test(
    `leads to no other site, in ${count} requests to ${pages.length} pages and ${sent.length} forms`,
    patient,
    async () => {
      expect([pages.length > 10, sent.length > 8]).toEqual([true, true])
      const origin = `http://${portal.hostOf(crowd.wijk.tenant)}`
      const wrong: string[] = []
      const work = visitors.map(async (visitor) => {
        for (const value of foreign) {
          const asked = [
            ...pages.map(({ path }) => ({ path: `${path.split('?')[0]}?${form({ returnTo: value })}` })),
            ...sent.map(({ path, body }) => {
              const fields = new URLSearchParams(body)
              fields.set('returnTo', value)
              return { path: `${path.split('?')[0]}?${form({ returnTo: value })}`, body: fields.toString() }
            }),
          ]
          for (const request of asked) {
            const { status, headers, text } = await portal.send({ ...request, cookie: crowd.cookies[visitor] ?? null })
            const links = [...text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, href]) =>
              href!.replaceAll('&amp;', '&'),
            )
            const away =
              leadsAway(headers['location'], origin) ||
              links.some((href) => href.includes('evil') && leadsAway(href, origin))
            if (away || headers['refresh']?.includes('evil') || /^a=b/m.test(headers['set-cookie'] ?? ''))
              wrong.push(
                `${visitor} ${request.path} ${'body' in request ? request.body : ''} -> ${status} ${headers['location']}`,
              )
          }
        }
      })
      await Promise.all(work)
      expect(wrong).toEqual([])
    },
  )

  test('leads nowhere else after a password and a code that were right either', patient, async () => {
    const email = 'terug@werk.example'
    const { secret, id } = await makeLogin(crowd.wijk, { email, kind: 'admin', app: true })
    const origin = `http://${portal.hostOf(crowd.wijk.tenant)}`
    for (const returnTo of foreign) {
      await crowd.wijk.owner.client.query('delete from rate_limits')
      await crowd.wijk.owner.client.query('update totp_secrets set last_step = 0 where account_id = $1', [id])
      const signedIn = await portal.send({
        path: '/inloggen/medewerker',
        body: form({ email, password: testPassword, returnTo }),
      })
      expect([signedIn.status, leadsAway(signedIn.headers['location'], origin)], returnTo).toEqual([303, false])
      const cookie = await signedInAs(placeIn(crowd.wijk.tenant.id), id)
      const body = form({ password: testPassword, code: totpCode(secret, testNow), returnTo })
      const proved = await portal.send({ path: '/inloggen/opnieuw', cookie, body })
      expect([proved.status, proved.headers['location']], returnTo).toEqual([303, '/beheer'])
    }
  })
})
