import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkUsage } from './locale-usage.ts'
import { checkForms, compareLocale, longSentences } from './locales.ts'
import type { LocaleFiles, TextTree } from './locales.ts'
import { checkTypedKeys } from './typed-keys.ts'

const top = join(import.meta.dirname, '..')

const locales = new Map<string, Record<string, TextTree>>()
for (const path of globSync('locales/*/*.json', { cwd: top }).sort()) {
  const language = basename(dirname(path))
  const files = locales.get(language) ?? {}
  files[basename(path, '.json')] = JSON.parse(readFileSync(join(top, path), 'utf8')) as TextTree
  locales.set(language, files)
}

const sources = globSync('app/**/*.{ts,tsx}', { cwd: top })
  .filter((path) => !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(top, path), 'utf8') }))

const nl: LocaleFiles = locales.get('nl') ?? {}
const faults: string[] = []
const warnings: string[] = []

if (Object.keys(nl).length === 0) faults.push('locales/nl has no texts: nl is the source')
for (const [language, files] of locales) {
  if (language !== 'nl') faults.push(...compareLocale(language, files, nl))
  for (const [namespace, tree] of Object.entries(files)) {
    faults.push(...checkForms(language, namespace, tree))
    if (!language.startsWith('nl')) continue
    const long = longSentences(language, namespace, tree)
    faults.push(...long.faults)
    warnings.push(...long.warnings)
  }
}
faults.push(...checkUsage(nl, sources))
faults.push(...checkTypedKeys(nl, readFileSync(join(top, 'app/platform/i18n/typed-keys.d.ts'), 'utf8')))

for (const line of warnings) console.log(`warning  ${line}`)
for (const line of faults) console.error(`error    ${line}`)
console.log(`locales: ${[...locales.keys()].join(', ')}; ${faults.length} errors, ${warnings.length} warnings`)
process.exitCode = faults.length > 0 ? 1 : 0
