import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n, type Resource } from 'i18next'
import { getEnv } from '../env.server.ts'
import { sourceLanguage } from './languages.ts'

const folder = join(process.cwd(), 'locales')

function readLocales(): Resource {
  const resources: Resource = {}
  for (const language of readdirSync(folder)) {
    const rooms = readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'))
    resources[language] = Object.fromEntries(
      rooms.map((file) => [
        file.slice(0, -'.json'.length),
        JSON.parse(readFileSync(join(folder, language, file), 'utf8')),
      ]),
    )
  }
  return resources
}

let resources: Resource | undefined
const instances = new Map<string, i18n>()

/** Read once a process; again on every call in development, where texts change. */
export function allTexts(): Resource {
  if (getEnv().NODE_ENV !== 'development') return (resources ??= readLocales())
  instances.clear()
  return readLocales()
}

/**
 * The texts of one language, with Dutch behind it. One instance a language: it holds nothing of a request and its
 * language never changes.
 */
export function textsIn(language: string): i18n {
  const texts = allTexts()
  const known = instances.get(language)
  if (known) return known
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: language === 'nl-simple' ? ['nl-simple', sourceLanguage] : sourceLanguage,
    resources: texts,
    ns: Object.keys(texts[sourceLanguage] ?? {}),
    defaultNS: 'ui',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  instances.set(language, instance)
  return instance
}

/**
 * The texts of some rooms in one language, for a page that hydrates. Dutch stands in for what is missing.
 * @param rooms `messaging.work` for a whole room, `messaging:refusals` for one part of it.
 */
export function textsFor(language: string, rooms: readonly string[]): Resource {
  const texts = allTexts()
  const pick = (each: string) =>
    Object.fromEntries(
      rooms.flatMap((wanted) => {
        const [room = '', part] = wanted.split(':')
        const all = texts[each]?.[room]
        if (typeof all !== 'object') return []
        return [[room, part === undefined ? all : { [part]: (all as Record<string, unknown>)[part] }]]
      }),
    )
  return language === sourceLanguage
    ? { [language]: pick(language) }
    : { [language]: pick(language), [sourceLanguage]: pick(sourceLanguage) }
}
