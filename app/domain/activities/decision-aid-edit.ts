import type { AidAnswer, AidContent, AidLink, AidNode, AidQuestion, AidWords } from './decision-aid.ts'
import { aidRows, type AidPartForm } from './decision-aid-form.ts'
import { textsOfAid } from './decision-aid-texts.ts'

type Form<Intent extends AidPartForm['intent']> = Extract<AidPartForm, { intent: Intent }>

/** New Dutch; what other languages say stays, and waits for who reads it again. */
const dutch = (before: AidWords | undefined, nl: string): AidWords => ({ ...before, nl })

/** A short word out of a text, that none of `taken` is: for an address or a key. */
function wordFrom(text: string, taken: readonly string[], longest: number): string {
  const plain =
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '')
      .slice(0, longest) || 'deel'
  if (!taken.includes(plain)) return plain
  for (let at = 2; ; at += 1) {
    const next = `${plain.slice(0, longest - String(at).length)}${at}`
    if (!taken.includes(next)) return next
  }
}

/** A word for an address out of a title: `Ik heb een vraag over geld` is `ik-heb-een-vraag-over-geld`; none of `taken`. */
export function slugFrom(title: string, taken: readonly string[]): string {
  const plain = title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
  const words = plain.split(/[ -]+/).filter(Boolean).join('-').slice(0, 36).replace(/-$/, '') || 'keuzehulp'
  for (let at = 1; ; at += 1) {
    const slug = at === 1 ? words : `${words}-${at}`
    if (!taken.includes(slug)) return slug
  }
}

/** The rows of answers in the order that was asked for; one that moves goes before one that stays. */
function inPlace(form: Form<'question'>) {
  const placeOf = (at: (typeof aidRows.answers)[number]) => form[`place${at}`] ?? at + 1
  const stays = (at: (typeof aidRows.answers)[number]) => (placeOf(at) === at + 1 ? 1 : 0)
  return [...aidRows.answers].sort((one, other) => placeOf(one) - placeOf(other) || stays(one) - stays(other))
}

/** The answers as typed: those that had a word in the address keep it, new ones get one. */
function answersOf(form: Form<'question'>, before: AidQuestion): AidAnswer[] {
  const codes = aidRows.answers.map((at) => form[`code${at}`]).filter((code) => code !== undefined)
  const taken = before.answers.map(({ code }) => code).filter((code) => codes.includes(code))
  return inPlace(form).flatMap((at): AidAnswer[] => {
    const text = form[`answer${at}`]
    if (!text) return []
    const known = before.answers.find(({ code }) => code === form[`code${at}`])
    const code = known?.code ?? wordFrom(text, taken, 12)
    if (!known) taken.push(code)
    return [{ code, text: dutch(known?.text, text), next: form[`next${at}`] ?? '' }]
  })
}

function chosenActivities({ shows, domein, thema, leeftijd, plek, yes }: Form<'outcome'>) {
  if (shows === 'before') return { repeats: true }
  if (shows === 'none') return {}
  const chosen = { domein, thema, leeftijd, plek, ...Object.fromEntries(yes.map((word) => [word, 'ja'])) }
  return { activities: onlyGiven(chosen) }
}

const onlyGiven = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])))

function linksOf(form: Form<'outcome'>, before: readonly AidLink[]): AidLink[] {
  return aidRows.links.flatMap((at): AidLink[] => {
    const [label, href] = [form[`label${at}`], form[`href${at}`]]
    return label && href ? [{ href, label: dutch(before[at]?.label, label) }] : []
  })
}

/** A question or an advice with what was typed. */
function writtenNode(node: AidNode, form: Form<'question'> | Form<'outcome'>): AidNode {
  const { key } = node
  if (node.kind === 'question' && form.intent === 'question') {
    const help = form.help ? { help: dutch(node.help, form.help) } : {}
    return { kind: 'question', key, text: dutch(node.text, form.text), ...help, answers: answersOf(form, node) }
  }
  if (node.kind === 'outcome' && form.intent === 'outcome') {
    const entries = onlyGiven({ vraag: form.entryQuestion, domein: form.entryDomain })
    return {
      ...{ kind: 'outcome', key, title: dutch(node.title, form.title), text: dutch(node.text, form.text) },
      ...chosenActivities(form),
      ...(form.showsEntries === 'chosen' ? { entries } : {}),
      entryIds: [...new Set(aidRows.entries.flatMap((at) => form[`entry${at}`] ?? []))],
      links: linksOf(form, node.links),
    }
  }
  return node
}

/** Dutch that changed was translated from other words: nobody vouches for the translations any more. */
function withFreshStatus(before: AidContent, after: AidContent): AidContent {
  const said = (content: AidContent) =>
    textsOfAid(content)
      .map(({ at, words }) => `${at}=${words.nl}`)
      .join('\n')
  if (said(before) === said(after)) return after
  const status = Object.keys(after.status).map((language) => [language, { status: 'machine' as const }])
  return { ...after, status: Object.fromEntries(status) }
}

/** An aid with one part as it was typed; null for a part that is not there or of another kind. */
export function writeAidPart(content: AidContent, part: string, form: AidPartForm): AidContent | null {
  if (form.intent === 'start') {
    const { closing: _before, ...rest } = content
    const { title, intro, first, closing } = form
    const words = { title: dutch(content.title, title), intro: dutch(content.intro, intro) }
    return withFreshStatus(content, { ...rest, ...words, first, ...(closing ? { closing } : {}) })
  }
  const node = content.nodes.find((each) => each.key === part)
  if (!node) return null
  if (form.intent === 'remove') return { ...content, nodes: content.nodes.filter((each) => each !== node) }
  if (form.intent !== node.kind) return null
  const nodes = content.nodes.map((each) => (each === node ? writtenNode(node, form) : each))
  return withFreshStatus(content, { ...content, nodes })
}

/** An aid with an empty question or advice at its end, named after its first text. */
export function addAidPart(
  content: AidContent,
  kind: AidNode['kind'],
  text: string,
): { content: AidContent; key: string } {
  const key = wordFrom(text, [...content.nodes.map((node) => node.key), 'start'], 24)
  const words: AidWords = { nl: text }
  const node: AidNode =
    kind === 'question'
      ? { kind, key, text: words, answers: [] }
      : { kind, key, title: words, text: { nl: '' }, entryIds: [], links: [] }
  // The first question of a new aid is where it begins.
  const first = content.first === '' && kind === 'question' ? key : content.first
  return { content: { ...content, first, nodes: [...content.nodes, node] }, key }
}

/** Everything that an aid says and ties together, in Dutch and in words, for its history. */
export function linesOfAid(content: AidContent): Record<string, string> {
  const lines: Record<string, string> = { first: content.first, closing: content.closing ?? '' }
  for (const { at, words } of textsOfAid(content)) lines[at] = words.nl
  for (const node of content.nodes) {
    if (node.kind === 'question') {
      lines[`${node.key}.answers`] = node.answers.map(({ code }) => code).join(', ')
      for (const { code, next } of node.answers) lines[`${node.key}.next.${code}`] = next
      continue
    }
    const { activities, repeats, entries, entryIds, links } = node
    lines[`${node.key}.activities`] = repeats
      ? 'before'
      : activities
        ? new URLSearchParams(activities).toString() || 'all'
        : ''
    lines[`${node.key}.entries`] = entries ? new URLSearchParams(entries).toString() || 'all' : ''
    lines[`${node.key}.entryIds`] = entryIds.join(', ')
    for (const [at, { href }] of links.entries()) lines[`${node.key}.href.${at}`] = href
  }
  return lines
}

/** What differs between two, as text before and after. */
export function changedLines(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Record<string, readonly [string, string]> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = names.filter((name) => (before[name] ?? '') !== (after[name] ?? ''))
  return Object.fromEntries(changed.map((name) => [name, [before[name] ?? '', after[name] ?? ''] as const]))
}
