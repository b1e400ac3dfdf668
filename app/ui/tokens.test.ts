import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Tokens = Record<string, string>

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function colours(block: string): Tokens {
  const found: Tokens = {}
  for (const [, name, value] of block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)) {
    if (name && value) found[name] = value
  }
  return found
}

function blockAfter(marker: string): string {
  const start = css.indexOf(marker)
  expect(start, `${marker} stands in tokens.css`).toBeGreaterThanOrEqual(0)
  return css.slice(start, css.indexOf('}', start))
}

const light = colours(blockAfter(':root {'))
const dark = { ...light, ...colours(blockAfter('@media screen and (prefers-color-scheme: dark)')) }

/** Relative luminance of a `#rrggbb` colour, 0 to 1 (WCAG 2.2, definition of relative luminance). */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(tokens: Tokens, front: string, ground: string): number {
  const a = tokens[front]
  const b = tokens[ground]
  if (!a || !b) throw new Error(`unknown token: ${a ? ground : front}`)
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

const bodyText: [string, string][] = [
  ...['paper', 'card', 'primary-wash', 'accent-wash', 'sun-wash', 'ok-wash'].map((g): [string, string] => ['ink', g]),
  ...['body-wash', 'mind-wash', 'social-wash', 'societal-wash'].map((g): [string, string] => ['ink', g]),
  ['ink-soft', 'paper'],
  ['ink-soft', 'card'],
  ['accent-ink', 'accent-wash'],
  ['sun-ink', 'sun-wash'],
  ['ok-ink', 'ok-wash'],
  ['gone-ink', 'gone-wash'],
  ['on-primary', 'primary'],
  ['primary-deep', 'primary-wash'],
  ['side-ink', 'side'],
  ['side-current-ink', 'side-current'],
]

const otherText: [string, string][] = [
  ...['primary-wash', 'sun-wash', 'body-wash', 'mind-wash', 'social-wash', 'societal-wash'].map(
    (g): [string, string] => ['ink-soft', g],
  ),
  ...['body', 'mind', 'social', 'societal'].flatMap((d): [string, string][] => [
    [d, `${d}-wash`],
    [d, 'card'],
    ['on-domain', d],
  ]),
  ['primary', 'paper'],
  ['primary', 'card'],
  ['primary', 'primary-wash'],
  ['primary-deep', 'card'],
  ['accent-ink', 'card'],
  ['on-accent', 'accent'],
  ['paper', 'primary-deep'],
  ['side-soft', 'side'],
  ['side-ink', 'side-count'],
]

const shapes: [string, string][] = [
  ['line-strong', 'card'],
  ['line-strong', 'paper'],
  ['primary', 'card'],
  ['accent', 'card'],
  ['focus-line', 'paper'],
  ['focus-line', 'card'],
]

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s', (_, tokens) => {
  it.each(bodyText)('the text %s on %s can be read with poor sight (7:1)', (front, ground) => {
    expect(contrast(tokens, front, ground)).toBeGreaterThanOrEqual(7)
  })

  it.each(otherText)('the words in %s on %s can be read (4.5:1)', (front, ground) => {
    expect(contrast(tokens, front, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(shapes)('the edge %s on %s can be seen (3:1)', (front, ground) => {
    expect(contrast(tokens, front, ground)).toBeGreaterThanOrEqual(3)
  })

  it('the focus ring can be seen on every button and on the side bar', () => {
    for (const ground of ['primary', 'side']) {
      const seen = Math.max(contrast(tokens, 'focus-line', ground), contrast(tokens, 'focus-halo', ground))
      expect(seen).toBeGreaterThanOrEqual(3)
    }
  })
})
