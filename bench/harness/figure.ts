/** What a figure has to reach; none for a figure that is only reported. */
export type Target = { readonly atLeast: number } | { readonly atMost: number } | null

/** One line of the table. */
export interface Figure {
  readonly id: string
  readonly what: string
  readonly value: number
  /** Empty for a ratio. */
  readonly unit: '' | 'ms' | 'KB' | '/s' | 'files'
  readonly target: Target
  /** What was measured to come to the value: a list for each side, one number a round. */
  readonly rounds?: Readonly<Record<string, readonly number[]>>
  /** What the reader must know to judge it. */
  readonly note?: string
}

/** Whether the figure is what it has to be; null when nothing was asked. */
export function isReached({ target, value }: Pick<Figure, 'target' | 'value'>): boolean | null {
  if (target === null) return null
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost
}

/** The middle one; the mean of the two in the middle of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length / 2
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2
}

/** What 95 of a hundred stay at or below. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)]!
}

/** What 99 of a hundred stay at or below. */
export function p99(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.99) - 1)]!
}

/** The median of the ratios of each round: a machine that is slower for a while is so for both sides. */
export function medianRatio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, round) => value / theirs[round]!))
}
