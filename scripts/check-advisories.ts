import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import remixOptions from '../remix.config.js'
import { checkAdvisories, installedVersions, parseAdvisories } from './advisories.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8')

const { overrides = {} } = JSON.parse(read('package.json')) as { overrides?: Record<string, string> }
const lock = JSON.parse(read('package-lock.json')) as Parameters<typeof installedVersions>[0]
const advisories = parseAdvisories(read('docs/advisories.md'))
const faults = checkAdvisories(advisories, {
  installed: installedVersions(lock),
  overrides,
  flags: remixOptions.future ?? {},
})
if (advisories.length === 0) faults.push('docs/advisories.md holds no rows that can be read')

for (const fault of faults) console.error(`error    ${fault}`)
console.log(`advisories: ${advisories.length} rows held against package-lock.json; ${faults.length} errors`)
process.exitCode = faults.length > 0 ? 1 : 0
