/** The texts of one file `locales/<lng>/<namespace>.json`, as parsed. */
export type TextTree = { readonly [key: string]: unknown }
/** Namespace to texts. */
export type LocaleFiles = Readonly<Record<string, TextTree>>

const pluralSuffix = /_(ordinal_)?(zero|one|two|few|many|other)$/
const usualSentences = { long: 15, tooLong: 20 }
/** A2, and not one word more (A11Y-2). */
const easySentences = { long: 12, tooLong: 12 }

/** Dotted key to text. Lists count by number (`steps.0`); anything but text comes out as an empty text. */
export function flatten(tree: unknown, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree as TextTree)) {
    const path = prefix ? `${prefix}.${key}` : key
    if (typeof value === 'object' && value !== null) for (const [k, v] of flatten(value, path)) texts.set(k, v)
    else texts.set(path, typeof value === 'string' ? value : '')
  }
  return texts
}

/** The key as the source names it: without the ending of a plural form (`days_other` is asked as `days`). */
export function askedKey(key: string): string {
  return key.replace(pluralSuffix, '')
}

/**
 * Holds one language against the source language, `nl`.
 * Out: a sentence for each fault. `nl-simple` may leave keys out; files for professionals exist in `nl` and `en` only.
 */
export function compareLocale(language: string, files: LocaleFiles, source: LocaleFiles): string[] {
  const faults: string[] = []
  for (const namespace of Object.keys(files)) {
    const work = namespace.endsWith('.work')
    if (work && !['nl', 'en'].includes(language))
      faults.push(`${language}/${namespace}.json: texts for professionals exist in nl and en only`)
    else if (!(namespace in source)) faults.push(`${language}/${namespace}.json: nl has no such file`)
  }
  for (const [namespace, tree] of Object.entries(source)) {
    if (namespace.endsWith('.work') && language !== 'en') continue
    if (!files[namespace] && language === 'nl-simple') continue
    const say = (text: string) => faults.push(`${language}/${namespace}.json: ${text}`)
    compareTexts(language, flatten(files[namespace] ?? {}), flatten(tree), say)
  }
  return faults
}

function compareTexts(
  language: string,
  texts: Map<string, string>,
  source: Map<string, string>,
  say: (text: string) => void,
) {
  const asked = new Map([...source].map(([key, text]) => [pluralBase(key, source) ?? key, text]))
  const present = new Set([...texts.keys()].map((key) => pluralBase(key, source) ?? key))
  for (const key of asked.keys()) {
    if (!present.has(key) && language !== 'nl-simple') say(`${key} is missing`)
  }
  for (const [key, text] of texts) {
    const base = pluralBase(key, source)
    const original = asked.get(base ?? key)
    if (original === undefined) say(`${key} is a key that nl lacks`)
    else if (!sameHoles(text, original, base !== null))
      say(`${key} has other values or tags than nl: ${holes(text, false)} instead of ${holes(original, false)}`)
  }
}

/**
 * What is wrong within one language, whatever the others say.
 * Out: a sentence for each empty text and each plural form that the language asks for (`Intl.PluralRules`) and lacks,
 * or has and does not know.
 */
export function checkForms(language: string, namespace: string, tree: TextTree): string[] {
  const texts = flatten(tree)
  const faults: string[] = []
  const say = (text: string) => faults.push(`${language}/${namespace}.json: ${text}`)
  for (const [key, text] of texts) if (text.trim() === '') say(`${key} is empty`)

  const found = new Map<string, Set<string>>()
  for (const key of texts.keys()) {
    const [, ordinal = '', form] = pluralSuffix.exec(key) ?? []
    if (!form) continue
    const base = `${askedKey(key)}${ordinal && '_ordinal'}`
    found.set(base, (found.get(base) ?? new Set<string>()).add(form))
  }
  for (const [base, forms] of found) {
    if (!forms.has('other')) {
      say(`${base} lacks the form _other`)
      continue
    }
    const known = pluralForms(language, base.endsWith('_ordinal'))
    for (const form of known) if (!forms.has(form)) say(`${base} lacks the form _${form}`)
    for (const form of forms) {
      if (form !== 'zero' && !known.includes(form)) say(`${base}_${form} is a form that the language does not know`)
    }
  }
  return faults
}

/** The plural forms that a language tells apart (CLDR); `zero` may be added to each. */
export function pluralForms(language: string, ordinal = false): string[] {
  const rules = new Intl.PluralRules(language, { type: ordinal ? 'ordinal' : 'cardinal' })
  return rules.resolvedOptions().pluralCategories
}

/**
 * Sentences that are hard to read (B1: at most 15 words, A2: 12; a value counts as one word).
 * Out: `warnings` above that, `faults` above 20, or above 12 in `nl-simple`.
 */
export function longSentences(language: string, namespace: string, tree: TextTree) {
  const { long, tooLong } = language === 'nl-simple' ? easySentences : usualSentences
  const faults: string[] = []
  const warnings: string[] = []
  for (const [key, text] of flatten(tree)) {
    const plain = text.replace(/\{\{[^}]*\}\}/g, 'x').replace(/<[^>]*>/g, ' ')
    for (const sentence of plain.split(/[.!?:።፦](?=\s|$)|\n/)) {
      const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
      const line = `${language}/${namespace}.json: ${key} has a sentence of ${words} words (at most ${long})`
      if (words > tooLong) faults.push(line)
      else if (words > long) warnings.push(line)
    }
  }
  return { faults, warnings }
}

/** The key without its plural form, when `nl` counts by it; else null: `step_one` may be a plain key. */
function pluralBase(key: string, source: Map<string, string>): string | null {
  const [suffix, ordinal = ''] = pluralSuffix.exec(key) ?? []
  if (!suffix) return null
  const base = key.slice(0, -suffix.length)
  return source.has(`${base}_${ordinal}other`) ? `${base}${ordinal && '_ordinal'}` : null
}

/** A form for one or two may leave the number out: "one day" needs no figure. */
function sameHoles(text: string, original: string, plural: boolean): boolean {
  return holes(text, plural) === holes(original, plural)
}

function holes(text: string, plural: boolean): string {
  const values = [...text.matchAll(/\{\{-?\s*([\w.]+)/g)].map((match) => `{{${match[1]}}}`)
  const tags = [...text.matchAll(/<(\w+)\s*\/?>/g)].map((match) => `<${match[1]}>`)
  const all = [...new Set([...values, ...tags])].filter((hole) => !(plural && hole === '{{count}}'))
  return all.sort().join(' ') || 'none'
}
