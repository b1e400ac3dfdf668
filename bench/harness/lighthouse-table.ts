/** The categories that a page is judged by. */
export const scoreNames = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** What one look at a page found. */
export interface PageScores {
  /** Of a hundred, in the order of `scoreNames`. */
  readonly scores: readonly number[]
  /** Milliseconds until the largest part of the page is there. */
  readonly largestPaint: number
  /** How much moved by itself; 0 is nothing. */
  readonly shift: number
  /** Of all that was loaded, fonts too. */
  readonly bytes: number
  /** Audits that the page fails. */
  readonly missed: readonly string[]
}

/** What is asked: scores of a hundred, and the longest wait in milliseconds. */
const asked = { score: 98, largestPaint: 1_200, shift: 0 }

const seconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(2)

/** The figures as a table for `docs/costs.md`. */
export function lighthouseTable(pages: readonly (readonly [string, PageScores])[], day: string, busy: number): string {
  const head = ['page', ...scoreNames, 'largest paint', 'shift', 'loaded']
  const rows = pages.map(([name, { scores, largestPaint, shift, bytes }]) => [
    ...[name, ...scores.map(String), `${seconds(largestPaint)} s`, shift.toFixed(3), `${Math.round(bytes / 1_000)} KB`],
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column]!.length)))
  const row = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`
  const lines = [head, widths.map((width) => '-'.repeat(width)), ...rows].map(row)
  const note = `Measured on ${day}, mobile settings of Lighthouse (a slow phone on slow 4G, simulated), the middle of three looks; ${busy} processes at a time before it ended. Asked: ${asked.score} each, a largest paint within ${seconds(asked.largestPaint)} s, no shift.`
  return [...lines, '', note].join('\n')
}

/** What is not reached, a sentence each. */
export function tooLow(pages: readonly (readonly [string, PageScores])[]): string[] {
  return pages.flatMap(([name, { scores, largestPaint, shift, missed }]) => [
    ...scores.flatMap((score, at) =>
      score < asked.score
        ? [`${name}: ${scoreNames[at]} is ${score} (${missed.join(', ') || 'no audit fails as a whole'})`]
        : [],
    ),
    ...(largestPaint > asked.largestPaint ? [`${name}: the largest paint takes ${seconds(largestPaint)} s`] : []),
    ...(shift > asked.shift ? [`${name}: it shifts by ${shift.toFixed(3)}`] : []),
  ])
}
