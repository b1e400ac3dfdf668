import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AidContent, AidNode, AidOutcome, AidQuestion } from './decision-aid.ts'
import { checkDecisionAid, isSafeLink, type AidGround } from './decision-aid-check.ts'
import { walkAid } from './decision-aid-walk.ts'

const ground: AidGround = {
  asksToDo: false,
  knowsActivities: (query) => Object.keys(query).every((name) => name === 'domein'),
  knowsEntries: (query) => Object.keys(query).every((name) => name === 'vraag'),
  entryIds: new Set(['known']),
}
const nl = (text: string) => ({ nl: text })
const outcome = (key: string, more: Partial<AidOutcome> = {}): AidOutcome => ({
  ...{ kind: 'outcome', key, title: nl(`Titel ${key}`), text: nl(`Tekst ${key}`), entryIds: [], links: [] },
  ...{ activities: {} },
  ...more,
})
const question = (key: string, ...next: string[]): AidQuestion => ({
  ...{ kind: 'question', key, text: nl(`Vraag ${key}`) },
  answers: next.map((each, at) => ({ code: 'abcdef'[at] ?? 'z', text: nl(`Antwoord ${at}`), next: each })),
})
const aid = (nodes: readonly AidNode[], more: Partial<AidContent> = {}): AidContent => ({
  ...{ title: nl('Titel'), intro: nl('Inleiding'), first: nodes[0]?.key ?? '', nodes, status: {} },
  ...more,
})
const faultsOf = (content: AidContent, on = ground) => checkDecisionAid(content, on).map(({ fault }) => fault)

/** Aids without faults: each question leads to later parts alone, and every part is led to. */
const goodAids = fc
  .record({ questions: fc.integer({ min: 1, max: 5 }), picks: fc.infiniteStream(fc.nat(1_000)) })
  .map(({ questions, picks }) => {
    const pick = () => picks.next().value ?? 0
    const nodes: AidNode[] = []
    for (let at = 0; at < questions; at += 1) {
      const later = at + 1 < questions ? [`q${at + 1}`] : [`o${at}`]
      const extra = Array.from({ length: 1 + (pick() % 2) }, () =>
        at + 2 < questions && pick() % 2 === 0 ? `q${at + 2}` : `o${at}`,
      )
      nodes.push(question(`q${at}`, ...later, `o${at}`, ...extra))
      nodes.push(outcome(`o${at}`))
    }
    return aid(nodes)
  })

/** Answers until there is nothing left to answer; `pick` says which. */
function walkToTheEnd(content: AidContent, pick: (most: number) => number) {
  const codes: string[] = []
  for (let step = 0; step < 60; step += 1) {
    const walk = walkAid(content, codes)
    if (!walk || walk.rest.length > 0) return null
    const open = walk.at.kind === 'question' ? walk.at : walk.closing
    if (!open) return walk
    codes.push(open.answers[pick(open.answers.length)]!.code)
  }
  return null
}

test('in an aid without faults every row of answers ends at an advice', () => {
  fc.assert(
    fc.property(goodAids, fc.infiniteStream(fc.nat(1_000)), (content, picks) => {
      expect(checkDecisionAid(content, ground)).toEqual([])
      const end = walkToTheEnd(content, (most) => (picks.next().value ?? 0) % most)
      expect(end?.at.kind).toBe('outcome')
    }),
    { numRuns: 60 },
  )
})

test('whatever an editor ties together: what passes the check never runs on, and never ends nowhere', () => {
  const parts = ['q0', 'q1', 'q2', 'o0', 'o1', 'o2', 'gone']
  const tied = fc.array(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  })
  const anyAid = fc.record({ tied, closing: fc.constantFrom(undefined, 'q1', 'q2') }).map(({ tied: next, closing }) =>
    aid([...next.map((each, at) => question(`q${at}`, ...each)), ...['o0', 'o1', 'o2'].map((key) => outcome(key))], {
      ...(closing ? { closing } : {}),
    }),
  )
  let passed = 0
  fc.assert(
    fc.property(anyAid, fc.infiniteStream(fc.nat(1_000)), (content, picks) => {
      if (checkDecisionAid(content, ground).length > 0) return
      passed += 1
      const end = walkToTheEnd(content, (most) => (picks.next().value ?? 0) % most)
      expect(end?.at.kind).toBe('outcome')
      if (content.closing) expect(end?.advice).toBeDefined()
    }),
    { numRuns: 3_000, seed: 9 },
  )
  expect(passed).toBeGreaterThan(0)
})

test('one thing broken is one thing told, whichever question it is', () => {
  fc.assert(
    fc.property(goodAids, fc.nat(1_000), (content, pick) => {
      const at = (pick % (content.nodes.length / 2)) * 2
      const broken = (change: (node: AidQuestion) => AidNode) =>
        faultsOf({ ...content, nodes: content.nodes.map((node, i) => (i === at ? change(node as AidQuestion) : node)) })
      const lead = (next: string) => (node: AidQuestion) => ({
        ...node,
        answers: node.answers.map((answer, i) => (i === 0 ? { ...answer, next } : answer)),
      })
      expect(broken(lead('gone'))).toContain('leadsNowhere')
      expect(broken(lead(content.first))).toContain('loop')
      expect(broken((node) => ({ ...node, text: nl(' ') }))).toEqual(['noDutch'])
      expect(broken((node) => ({ ...node, answers: node.answers.slice(0, 1) }))).toContain('fewAnswers')
    }),
    { numRuns: 40 },
  )
})

test('what nobody can reach is told, and so is an advice without a next step', () => {
  expect(faultsOf(aid([question('q', 'o', 'o'), outcome('o'), outcome('alone')]))).toEqual(['unreachable'])
  const { activities: _none, ...empty } = outcome('o')
  expect(faultsOf(aid([question('q', 'o', 'o'), empty]))).toEqual(['offersNothing'])
  expect(faultsOf(aid([]))).toContain('noFirst')
})

test('an advice points at what exists alone, and links to safe addresses alone', () => {
  const with1 = (more: Partial<AidOutcome>) => faultsOf(aid([question('q', 'o', 'o'), outcome('o', more)]))
  expect(with1({ activities: { kleur: 'rood' } })).toEqual(['badActivities'])
  expect(with1({ entries: { vraag: 'x', y: 'z' } })).toEqual(['badEntries'])
  expect(with1({ entryIds: ['known', 'other'] })).toEqual(['unknownEntry'])
  expect(with1({ links: [{ label: nl('Lees'), href: 'javascript:alert(1)' }] })).toEqual(['badLink'])
  expect(
    ['https://www.thuisarts.nl/', 'http://x.nl', 'https://a:b@x.nl', '//x.nl', 'https://intern'].map(isSafeLink),
  ).toEqual([true, false, false, false, false])
})

test('an aid on exercise asks under every advice whether somebody will do it, and asks it once', () => {
  const asks = { ...ground, asksToDo: true }
  const nodes = [question('q', 'o', 'p'), outcome('o'), outcome('p'), question('doen', 'ja', 'nee')]
  const ends = [outcome('ja', { repeats: true }), outcome('nee')]
  const whole = aid([...nodes, ...ends], { closing: 'doen' })
  expect(faultsOf(whole, asks)).toEqual([])
  expect(walkAid(whole, ['a'])).toMatchObject({ at: { key: 'o' }, closing: { key: 'doen' } })
  expect(walkAid(whole, ['a', 'a'])).toMatchObject({ at: { key: 'ja' }, closing: undefined, advice: { key: 'o' } })
  const { closing: _without, ...without } = whole
  expect(faultsOf(without, asks)).toContain('noClosing')
  const around = aid([question('q', 'ja', 'o'), ...nodes.slice(1, 2), ...nodes.slice(3), ...ends], { closing: 'doen' })
  expect(faultsOf(around, asks)).toContain('closingElsewhere')
})

test('an old address leads as far as its answers still exist', () => {
  const content = aid([question('q', 'o', 'p'), outcome('o'), outcome('p')])
  expect(walkAid(content, ['b', 'x'])).toMatchObject({ at: { key: 'p' }, rest: ['x'] })
  expect(walkAid(content, ['toString'])).toMatchObject({ at: { key: 'q' }, rest: ['toString'] })
})

test('a great many pages are refused: each of them is kept', () => {
  const deep = (levels: number): AidNode[] =>
    Array.from({ length: levels }, (_, at) =>
      at + 1 < levels ? question(`q${at}`, ...Array<string>(5).fill(`q${at + 1}`)) : outcome(`q${at}`),
    )
  expect(faultsOf(aid(deep(4)))).toContain('tooManyPaths')
  expect(faultsOf(aid(deep(3)))).toEqual([])
})
