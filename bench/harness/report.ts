import { isReached, type Figure, type Target } from './figure.ts'

const show = (value: number, unit: Figure['unit']) =>
  unit === 'files' || unit === '/s' ? String(Math.round(value)) : unit === '' ? value.toFixed(3) : value.toFixed(1)

function wanted(target: Target): string {
  if (target === null) return ''
  return 'atLeast' in target ? `at least ${target.atLeast}` : `at most ${target.atMost}`
}

const verdict = (figure: Figure) => ({ true: 'reached', false: 'NOT reached', null: '' })[`${isReached(figure)}`]

/** The figures as a table for the terminal, with their notes under it. */
export function report(figures: readonly Figure[]): string {
  const head = ['figure', 'measured', 'asked', '']
  const rows = figures.map((figure) => [
    figure.what,
    `${show(figure.value, figure.unit)} ${figure.unit}`.trim(),
    wanted(figure.target),
    verdict(figure),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)))
  const lines = [head, widths.map((width) => '-'.repeat(width)), ...rows].map((row) =>
    row.map((cell, column) => (column === 1 ? cell.padStart(widths[1]!) : cell.padEnd(widths[column]!))).join('  '),
  )
  const notes = figures.flatMap(({ what, note }) => (note ? [`${what}: ${note}`] : []))
  return [...lines, '', ...notes].join('\n')
}
