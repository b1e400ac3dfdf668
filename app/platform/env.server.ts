import { isIP } from 'node:net'
import { z } from 'zod'
import { hasDemoKey, parseKeyRing } from './key-ring.ts'
import { address, assuranceWords, instant, keyRingText, onOff } from './settings-types.ts'
import { StartProblem } from './start-problem.ts'

const name = z.string().regex(/^[a-z0-9.-]+$/, 'must be lower-case letters, digits, dots and hyphens')
const network = z.string().refine(
  (text) =>
    text.split(',').every((part) => {
      if (text === '') return true
      const [ip = '', bits] = part.trim().split('/')
      const most = { 0: -1, 4: 32, 6: 128 }[isIP(ip)] ?? -1
      return most > 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most))
    }),
  { error: 'must be IP addresses or networks such as 10.0.0.0/8, separated by commas' },
)

/** Every setting of the portal; `.env.example` explains each. */
const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development'),
  DEMO: onOff,
  DEMO_NOW: instant.optional(),
  DEMO_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  PORT: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be 0 to 65535')
    .max(65535, 'must be 0 to 65535')
    .default(3000),
  BASE_DOMAIN: name.default('localhost'),
  DEFAULT_TENANT: name.default('overvecht'),
  TRUSTED_PROXY: network.default('').transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ),
  DATABASE_URL: address('postgresql', 'postgres'),
  DATABASE_WORKER_URL: address('postgresql', 'postgres'),
  DATABASE_SEALER_URL: address('postgresql', 'postgres'),
  DATABASE_OWNER_URL: address('postgresql', 'postgres').optional(),
  DATABASE_ADMIN_URL: address('postgresql', 'postgres').optional(),
  DATABASE_POOLER: onOff,
  DATABASE_POOL: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(2, 'must be 2 to 100')
    .max(100, 'must be 2 to 100')
    .default(10),
  JOBS: z.enum(['on', 'off'], { error: 'must be "on" or "off"' }).default('on'),
  DATA_DIR: z.string().default('.data'),
  APP_SECRET: z.string({ error: 'is missing' }).min(32, 'must have at least 32 characters'),
  SEAL_KEYS: keyRingText.optional(),
  SEAL_KEYS_FILE: z.string().optional(),
  OIDC_ISSUER: address('https', 'http').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  OIDC_ACR: assuranceWords.prefault('laag=laag,substantieel=substantieel,hoog=hoog'),
  SMS_URL: address('https', 'http').optional(),
  SMS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  MAIL_URL: address('smtp', 'smtps').optional(),
  MAIL_FROM: z.string().regex(/@/, 'must hold an e-mail address').default('Drieluik <geen-antwoord@drieluik.example>'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  SEAL_WITNESS_FILE: z.string().optional(),
  LOG_KEEP_YEARS: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(5, 'must be 5 to 20')
    .max(20, 'must be 5 to 20')
    .default(5),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
})

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(settings.shape)

export type Env = z.infer<typeof settings>
type Source = Readonly<Record<string, string | undefined>>

/** What has a stand-in elsewhere, but must be said in so many words where real people use the portal. */
const neededInProduction = [
  'BASE_DOMAIN',
  'MAIL_URL',
  'MAIL_FROM',
  'SEAL_WITNESS_FILE',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_ACR',
] as const

function productionProblems(source: Source): string[] {
  const missing = neededInProduction.filter((key) => !source[key]).map((key) => `${key} is missing`)
  const demo = ['APP_SECRET', 'METRICS_TOKEN', 'OIDC_CLIENT_SECRET', 'SMS_TOKEN']
    .filter((key) => source[key]?.startsWith('demo-'))
    .map((key) => `${key} is a demo secret`)
  if (!source['SEAL_KEYS'] && !source['SEAL_KEYS_FILE']) missing.push('SEAL_KEYS is missing (or SEAL_KEYS_FILE)')
  const ring = parseKeyRing(source['SEAL_KEYS'] ?? '')
  if ('ring' in ring && hasDemoKey(ring.ring)) demo.push('SEAL_KEYS holds a key of a demo')
  const inClear = ['OIDC_ISSUER', 'SMS_URL']
    .filter((key) => source[key]?.startsWith('http://'))
    .map((key) => `${key} must begin with https://`)
  const frozen = source['DEMO_NOW'] ? ['DEMO_NOW may not be set in production'] : []
  const passwords = Object.keys(source).filter((key) => {
    const url = /^DATABASE_\w*URL$/.test(key) ? source[key] : undefined
    return url && URL.canParse(url) && decodeURIComponent(new URL(url).password).startsWith('demo-')
  })
  return [...missing, ...demo, ...inClear, ...frozen, ...passwords.map((key) => `${key} has a demo password`)]
}

/**
 * Reads the settings from `given`; an empty one counts as left out.
 * @throws StartProblem that lists every setting that is missing or wrong, by name and never by value.
 */
export function readEnv(given: Source): Env {
  const source: Source = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const read = settings.safeParse(source)
  const problems = read.success
    ? []
    : read.error.issues.map(
        (issue) => `${String(issue.path[0])} ${source[String(issue.path[0])] ? issue.message : 'is missing'}`,
      )
  const live = source['NODE_ENV'] === 'production' && source['DEMO'] !== 'on'
  if (live) problems.push(...productionProblems(source))
  if (source['SEAL_KEYS'] && source['SEAL_KEYS_FILE']) problems.push('SEAL_KEYS and SEAL_KEYS_FILE are both set')
  if (!read.success || problems.length > 0) {
    const list = [...new Set(problems)].map((problem) => `  - ${problem}`).join('\n')
    throw new StartProblem(`These settings are not right (.env.example explains each):\n${list}`)
  }
  return read.data
}

let known: Env | undefined

/** The settings of this process, read once. */
export function getEnv(): Env {
  known ??= readEnv(process.env)
  return known
}
