import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import {
  reserveIdentityProvider,
  startIdentityProvider,
} from '../../scripts/identity-provider/start-identity-provider.ts'
import type { DemoPerson } from '../../scripts/identity-provider/demo-people.ts'

export type TestPerson = 'fatma' | 'danuta' | 'wim'

export interface TestProvider {
  readonly issuer: string
  readonly subjects: Readonly<Record<TestPerson, string>>
  /** Walks its pages as a browser without scripts would. @returns the address at which the portal gets the browser back. */
  walk(goTo: string, who: TestPerson | 'cancel', level?: string): Promise<URL>
  stop(): Promise<void>
}

/** Follows redirects until one leads away from `issuer`, keeping cookies. */
function browser(issuer: string, cookies: Map<string, string>) {
  return async function go(address: string, body?: URLSearchParams): Promise<{ url: URL; text: string }> {
    const url = new URL(address)
    if (url.origin !== issuer) return { url, text: '' }
    const answer = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body ? { body } : {}),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const next = answer.headers.get('Location')
    return next ? go(new URL(next, url).href) : { url, text: await answer.text() }
  }
}

/**
 * A real identity provider in a process of its own, and the portal's settings for it from here on: jobs, which read the
 * portal's clock, live in the same time as the provider. Call it before anything of the portal reads its settings.
 */
export async function startTestProvider(now: Temporal.Instant): Promise<TestProvider> {
  const folder = await mkdtemp(join(tmpdir(), 'drieluik-provider-'))
  const names: TestPerson[] = ['fatma', 'danuta', 'wim']
  const subjects = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64url')]))
  const people: DemoPerson[] = names.map((name) => ({
    name,
    subject: subjects[name]!,
    birthDate: '1968-02-11',
    wijk: 'Overvecht',
    featured: true,
  }))
  const reserved = await reserveIdentityProvider(0, folder)
  const end = await startIdentityProvider(reserved, { now, people })
  Object.assign(process.env, reserved.settings, { DEMO_NOW: now.toString() })
  const issuer = reserved.settings.OIDC_ISSUER
  // One computer for all: whoever was there before may be somebody else.
  let left = new Map<string, string>()
  return {
    issuer,
    subjects: subjects as Record<TestPerson, string>,
    walk: async (goTo, who, level = 'substantieel') => {
      const cookies = new Map(left)
      const go = browser(issuer, cookies)
      const page = await go(goTo)
      const fields: Record<string, string> =
        who === 'cancel' ? { intent: 'cancel' } : { intent: 'signIn', subject: subjects[who]!, level }
      const { url } = await go(page.url.href, new URLSearchParams(fields))
      left = cookies
      return url
    },
    stop: async () => {
      await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
