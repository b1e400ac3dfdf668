import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n, type Resource } from 'i18next'
import { getEnv } from '../env.server.ts'
import { easyDutch, hasEasyTexts, sourceLanguage } from './languages.ts'

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

type Texts = { readonly [key: string]: string | Texts }

/** The one text over the other, key by key. */
function laidOver(under: Texts, over: Texts): Texts {
  const keys = Object.entries(over).map(([key, text]) => {
    const below = under[key]
    return [key, typeof text === 'object' && typeof below === 'object' ? laidOver(below, text) : text] as const
  })
  return { ...under, ...Object.fromEntries(keys) }
}

/** `nl-simple` says more simply what it says; the rest stays as it is. To a reader and a voice both are `nl`. */
function easyTexts(language: string, texts: Resource): Resource {
  const [under, over] = [texts[language], texts[`${language}-simple`]] as unknown as (Texts | undefined)[]
  return { ...texts, [language]: laidOver(under ?? {}, over ?? {}) as Resource[string] }
}

/**
 * The texts of one language, with Dutch behind it. One instance a language: it holds nothing of a request and its
 * language never changes.
 * @param wanted one of the languages, or `nl-simple`.
 * @param easy the simpler texts, where the language has them (A11Y-2).
 */
export function textsIn(wanted: string, easy = wanted === easyDutch): i18n {
  const texts = allTexts()
  const language = wanted === easyDutch ? sourceLanguage : wanted
  const simpler = easy && hasEasyTexts(language)
  const name = simpler ? `${language}-simple` : language
  const known = instances.get(name)
  if (known) return known
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: sourceLanguage,
    resources: simpler ? easyTexts(language, texts) : texts,
    ns: Object.keys(texts[sourceLanguage] ?? {}),
    defaultNS: 'ui',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  instances.set(name, instance)
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
