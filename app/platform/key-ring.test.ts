import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newestKey, parseKeyRing } from './key-ring.ts'

const [a, b] = [randomBytes(32), randomBytes(32)]
const [aText, bText] = [a.toString('base64'), b.toString('base64url')]

test.each([
  ['lines', `# kept by Joost\nk1:${aText}\n\n  k2 : ${bText}  \n`],
  ['commas', `k1:${aText},k2:${bText}`],
  ['a JSON object', JSON.stringify({ k1: aText, k2: bText })],
  ['a JSON list', JSON.stringify([{ id: 'k1', key: aText }, { id: 'k2', key: bText }])], // prettier-ignore
])('keys are read from %s, and the last one seals', (_, text) => {
  const read = parseKeyRing(text)
  if ('problem' in read) throw new Error(read.problem)
  expect(read.ring).toEqual([
    { id: 'k1', bytes: a },
    { id: 'k2', bytes: b },
  ])
  expect(newestKey(read.ring).id).toBe('k2')
})

test.each([
  ['', 'holds no key'],
  ['{', 'is not JSON'],
  ['[3]', 'number 1'],
  [aText, 'number 1'],
  [`K1:${aText}`, 'number 1'],
  [`1:${aText}`, 'number 1'],
  [`k.1:${aText}`, 'number 1'],
  [`k1:${aText}\nk1:${bText}`, 'names the key k1 twice'],
  [`k1:${randomBytes(31).toString('base64')}`, 'k1 that is not 32 bytes'],
  [`k1:${randomBytes(33).toString('base64')}`, 'k1 that is not 32 bytes'],
  ['k1:geheim geheim', 'k1 that is not 32 bytes'],
])('a key ring that is wrong is refused in words that show no key (%#)', (text, words) => {
  const read = parseKeyRing(text)
  if (!('problem' in read)) throw new Error('accepted')
  expect(read.problem).toContain(words)
  for (const secret of [aText, bText, 'geheim']) expect(read.problem).not.toContain(secret)
})
