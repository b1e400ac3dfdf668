import { parseEnv } from 'node:util'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readEnv, settingNames } from './env.server.ts'

const live = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://drieluik_app:a@db/drieluik',
  DATABASE_WORKER_URL: 'postgresql://drieluik_worker:b@db/drieluik',
  DATABASE_SEALER_URL: 'postgresql://drieluik_sealer:c@db/drieluik',
  APP_SECRET: 'k'.repeat(40),
  SEAL_KEYS: `k2026:${'A'.repeat(43)}=`,
  BASE_DOMAIN: 'drieluik.example',
  MAIL_URL: 'smtps://u:p@mail.example',
  MAIL_FROM: 'Drieluik <nee@drieluik.example>',
  SEAL_WITNESS_FILE: '/mnt/witness/head.log',
  OIDC_ISSUER: 'https://login.example',
  OIDC_CLIENT_ID: 'drieluik',
  OIDC_CLIENT_SECRET: 's'.repeat(32),
  OIDC_ACR: 'laag=urn:low,substantieel=urn:substantial,hoog=urn:high',
}
const example = () =>
  parseEnv(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')) as Record<string, string>

test('the portal starts with a full set of settings, and what is left out has its stand-in', () => {
  const env = readEnv({ ...live, PORT: '', TRUSTED_PROXY: '10.0.0.0/8, ::1' })
  expect(env).toMatchObject({
    PORT: 3000,
    DEMO: false,
    DEFAULT_TENANT: 'overvecht',
    LOG_LEVEL: 'info',
    DATA_DIR: '.data',
    DATABASE_POOL: 10,
  })
  expect(env.TRUSTED_PROXY).toEqual(['10.0.0.0/8', '::1'])
  expect(readEnv(live).TRUSTED_PROXY).toEqual([])
})

test('the example file works as copied, and explains every setting that the portal knows', () => {
  const file = example()
  expect(readEnv(file).DEMO).toBe(true)
  expect(Object.keys(file).sort()).toEqual([...settingNames].sort())
})

test('the example file, taken for real people, is refused with every secret and setting that must change', () => {
  const refusal = () => readEnv({ ...example(), DEMO: 'off', DEMO_NOW: '2026-03-02T09:00:00Z' })
  for (const word of [
    'APP_SECRET is a demo secret',
    'SEAL_KEYS holds a key of a demo',
    'DATABASE_URL has a demo password',
    'MAIL_URL is missing',
    'DEMO_NOW',
  ]) {
    expect(refusal).toThrow(word)
  }
})

test.each(Object.keys(live).filter((key) => key !== 'NODE_ENV'))(
  'in production the portal refuses to start without %s and names it',
  (key) => {
    expect(() => readEnv({ ...live, [key]: '' })).toThrow(`${key} is missing`)
  },
)

test('every setting that is wrong is named at once, and no value is shown', () => {
  const wrong = {
    ...live,
    PORT: 'geheim-a',
    APP_SECRET: 'geheim-b',
    DATABASE_URL: 'geheim-c',
    TRUSTED_PROXY: '10.0.0.0/99',
    DEMO: 'perhaps',
  }
  const message = (() => {
    try {
      readEnv(wrong)
      return 'accepted'
    } catch (error) {
      return String(error)
    }
  })()
  for (const key of ['PORT', 'APP_SECRET', 'DATABASE_URL', 'TRUSTED_PROXY', 'DEMO'])
    expect(message).toContain(`- ${key} `)
  expect(message).not.toContain('geheim')
})

test('the keys of what is kept encrypted come from one place, and a wrong one is told without being shown', () => {
  const { SEAL_KEYS, ...others } = live
  expect(readEnv({ ...others, SEAL_KEYS_FILE: '/run/secrets/seal-keys' }).SEAL_KEYS).toBeUndefined()
  expect(() => readEnv({ ...live, SEAL_KEYS_FILE: '/run/secrets/seal-keys' })).toThrow('are both set')
  expect(() => readEnv({ ...live, SEAL_KEYS: `${SEAL_KEYS}, k2:geheim` })).toThrow(
    /^(?!.*geheim)[^]*SEAL_KEYS has a key k2 that is not 32 bytes/,
  )
})

test.each(['1', '101', '2.5', 'many'])('a process does not keep %s connections', (value) => {
  expect(() => readEnv({ ...live, DATABASE_POOL: value })).toThrow('DATABASE_POOL must be')
})

test('a demo may start its clock where it likes', () => {
  expect(readEnv({ ...live, DEMO: 'on', DEMO_NOW: '2026-03-02T09:00:00Z' }).DEMO_NOW?.toString()).toBe(
    '2026-03-02T09:00:00Z',
  )
  expect(() => readEnv({ ...live, DEMO: 'on', DEMO_NOW: 'tomorrow' })).toThrow('DEMO_NOW must be an instant')
})

test('the levels of the identity provider are three words of its own, or the portal does not start', () => {
  expect(readEnv(live).OIDC_ACR).toEqual({ laag: 'urn:low', substantieel: 'urn:substantial', hoog: 'urn:high' })
  expect(readEnv({ ...live, OIDC_ACR: 'laag=a=b, substantieel=c, hoog=d' }).OIDC_ACR.laag).toBe('a=b')
  for (const words of [
    'laag=a',
    'laag=a,substantieel=a,hoog=b',
    'laag=,substantieel=b,hoog=c',
    'laag=a,substantieel=b,hoog=c,meer=d',
  ])
    expect(() => readEnv({ ...live, OIDC_ACR: words }), words).toThrow('OIDC_ACR')
})

test('in production nobody signs in over a line that can be read, or with a secret of the demo', () => {
  expect(() => readEnv({ ...live, OIDC_ISSUER: 'http://login.example' })).toThrow('OIDC_ISSUER must begin with https')
  expect(() => readEnv({ ...live, SMS_URL: 'http://sms.example/send' })).toThrow('SMS_URL must begin with https')
  expect(() => readEnv({ ...live, OIDC_CLIENT_SECRET: `demo-${'s'.repeat(40)}` })).toThrow(
    'OIDC_CLIENT_SECRET is a demo secret',
  )
})
