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
  BASE_DOMAIN: 'drieluik.example',
  MAIL_URL: 'smtps://u:p@mail.example',
  MAIL_FROM: 'Drieluik <nee@drieluik.example>',
  SEAL_WITNESS_FILE: '/mnt/witness/head.log',
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

test('a demo may start its clock where it likes', () => {
  expect(readEnv({ ...live, DEMO: 'on', DEMO_NOW: '2026-03-02T09:00:00Z' }).DEMO_NOW?.toString()).toBe(
    '2026-03-02T09:00:00Z',
  )
  expect(() => readEnv({ ...live, DEMO: 'on', DEMO_NOW: 'tomorrow' })).toThrow('DEMO_NOW must be an instant')
})
