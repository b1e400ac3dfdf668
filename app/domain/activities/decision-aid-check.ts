import type { AidContent, AidNode, AidOutcome, AidQuestion } from './decision-aid.ts'
import { nodeOf, questionOf } from './decision-aid.ts'
import { textsOfAid, startPart } from './decision-aid-texts.ts'
import { codePattern, mostSteps } from './decision-aid-walk.ts'

/** What can be wrong with an aid; each has a sentence in `decision-aids.work:faults`. */
type AidFault =
  | ('noFirst' | 'leadsNowhere' | 'fewAnswers' | 'loop' | 'unreachable' | 'tooLong' | 'tooManyPaths')
  | ('sameKey' | 'sameCode' | 'badCode' | 'noDutch' | 'longText' | 'offersNothing' | 'repeatsNothing')
  | ('badActivities' | 'badEntries' | 'unknownEntry' | 'badLink' | 'noClosing' | 'closingElsewhere')

/** Something that stops an aid from being published: what, and in which part of it. */
export interface AidProblem {
  readonly fault: AidFault
  /** The key of a question or outcome, or `start`. */
  readonly part: string
}

/** What an aid points at outside itself. */
export interface AidGround {
  /** Each advice has to end with a closing question (PUB-9). */
  readonly asksToDo: boolean
  /** Whether the words of an address choose activities, all of them understood. */
  readonly knowsActivities: (query: Readonly<Record<string, string>>) => boolean
  readonly knowsEntries: (query: Readonly<Record<string, string>>) => boolean
  /** Entries that people see now. */
  readonly entryIds: ReadonlySet<string>
}

/** Pages of an aid: so many are kept in each language, and no address has more answers than `mostSteps`. */
const mostPaths = 150
const mostAnswers = 6
const mostNodes = 40
const longestText = 600

const targetsOf = (node: AidNode, closing: AidQuestion | undefined, closed: ReadonlySet<string>): readonly string[] =>
  node.kind === 'question'
    ? node.answers.map(({ next }) => next)
    : closing && !closed.has(node.key)
      ? [closing.key]
      : []

/** A web address with a secure way and a name, and nobody's password in it. */
export function isSafeLink(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { protocol, username, password, hostname } = new URL(href)
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.')
}

/** The order of the graph: what is reached from the start, what stands on a circle, and how many ways lead to an end. */
function walkGraph(content: AidContent, closing: AidQuestion | undefined, closed: ReadonlySet<string>) {
  const reached = new Set<string>()
  const onCircle = new Set<string>()
  const known = new Map<string, { pages: number; depth: number }>()
  const visit = (key: string, above: ReadonlySet<string>): { pages: number; depth: number } => {
    const node = nodeOf(content, key)
    if (!node) return { pages: 0, depth: 0 }
    if (above.has(key)) {
      onCircle.add(key)
      return { pages: 0, depth: 0 }
    }
    const before = known.get(key)
    if (before) return before
    reached.add(key)
    const inside = new Set([...above, key])
    const after = targetsOf(node, closing, closed).map((next) => visit(next, inside))
    const found = {
      pages: 1 + after.reduce((sum, each) => Math.min(sum + each.pages, mostPaths + 1), 0),
      depth: 1 + Math.max(0, ...after.map(({ depth }) => depth)),
    }
    known.set(key, found)
    return found
  }
  const { pages, depth } = visit(content.first, new Set())
  return { reached, onCircle, pages, depth }
}

function faultsOfQuestion({ answers }: AidQuestion, content: AidContent): AidFault[] {
  const codes = answers.map(({ code }) => code)
  return [
    ...(answers.length < 2 || answers.length > mostAnswers ? (['fewAnswers'] as const) : []),
    ...(answers.some(({ next }) => !nodeOf(content, next)) ? (['leadsNowhere'] as const) : []),
    ...(new Set(codes).size < codes.length ? (['sameCode'] as const) : []),
    ...(codes.every((code) => codePattern.test(code)) ? [] : (['badCode'] as const)),
  ]
}

function faultsOfOutcome(outcome: AidOutcome, ground: AidGround, isClosed: boolean): AidFault[] {
  const { activities, entries, entryIds, links, repeats } = outcome
  const offers = Boolean(activities) || Boolean(entries) || entryIds.length > 0 || links.length > 0 || repeats === true
  return [
    ...(offers ? [] : (['offersNothing'] as const)),
    ...(repeats && !isClosed ? (['repeatsNothing'] as const) : []),
    ...(activities && !ground.knowsActivities(activities) ? (['badActivities'] as const) : []),
    ...(entries && !ground.knowsEntries(entries) ? (['badEntries'] as const) : []),
    ...(entryIds.every((id) => ground.entryIds.has(id)) ? [] : (['unknownEntry'] as const)),
    ...(links.every(({ href }) => isSafeLink(href)) ? [] : (['badLink'] as const)),
  ]
}

/** The closing question leads to ends that no other question leads to: so none is reached without it, and it is asked once. */
function faultsOfClosing(content: AidContent, closing: AidQuestion | undefined, { asksToDo }: AidGround): AidProblem[] {
  if (!closing) return asksToDo || content.closing ? [{ fault: 'noClosing', part: startPart }] : []
  const ends = new Set(closing.answers.map(({ next }) => next))
  const others = content.nodes.flatMap((node) =>
    node.kind === 'question' && node !== closing ? node.answers.map(({ next }) => next) : [],
  )
  const isElsewhere =
    others.some((next) => next === closing.key || ends.has(next)) ||
    content.first === closing.key ||
    closing.answers.some(({ next }) => questionOf(content, next))
  return isElsewhere ? [{ fault: 'closingElsewhere', part: closing.key }] : []
}

/**
 * What is wrong with an aid; nothing when it may be published. Then every row of answers ends at an outcome that offers
 * something, nothing goes round in circles, every question and outcome is reached, every text is there in Dutch, and
 * everything that it points at exists (PUB-9, lesson 15.16).
 */
export function checkDecisionAid(content: AidContent, ground: AidGround): AidProblem[] {
  const closing = questionOf(content, content.closing)
  const closed = new Set(closing?.answers.map(({ next }) => next))
  const { reached, onCircle, pages, depth } = walkGraph(content, closing, closed)
  const keys = content.nodes.map(({ key }) => key)
  const at = (part: string, faults: readonly AidFault[]): AidProblem[] => faults.map((fault) => ({ fault, part }))
  const problems = [
    ...at(startPart, nodeOf(content, content.first) ? [] : ['noFirst']),
    ...at(startPart, new Set([...keys, startPart]).size < keys.length + 1 ? ['sameKey'] : []),
    ...at(startPart, depth > mostSteps ? ['tooLong'] : []),
    ...at(startPart, pages > mostPaths || keys.length > mostNodes ? ['tooManyPaths'] : []),
    ...faultsOfClosing(content, closing, ground),
    ...[...onCircle].flatMap((key) => at(key, ['loop'])),
    ...content.nodes.flatMap((node) => [
      ...at(node.key, reached.has(node.key) ? [] : ['unreachable']),
      ...at(
        node.key,
        node.kind === 'question'
          ? faultsOfQuestion(node, content)
          : faultsOfOutcome(node, ground, closed.has(node.key)),
      ),
    ]),
    ...textsOfAid(content).flatMap(({ part, words }) => [
      ...at(part, words.nl.trim() === '' ? ['noDutch'] : []),
      ...at(part, Object.values(words).some((text) => text.length > longestText) ? ['longText'] : []),
    ]),
  ]
  // One sentence a fault and part is enough to mend it.
  return problems.filter(
    (one, index) => problems.findIndex(({ fault, part }) => fault === one.fault && part === one.part) === index,
  )
}
