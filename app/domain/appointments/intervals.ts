/** A stretch of time in epoch milliseconds, from `start` up to but not including `end`. */
export interface Interval {
  readonly start: number
  readonly end: number
}

/** The same time as few intervals in order; what touches is joined, what is empty is left out. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of sorted) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** The time that two merged lists share. */
export function intersect(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  const shared: Interval[] = []
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const a = one[i]!
    const b = other[j]!
    const start = Math.max(a.start, b.start)
    const end = Math.min(a.end, b.end)
    if (start < end) shared.push({ start, end })
    if (a.end < b.end) i += 1
    else j += 1
  }
  return shared
}

/** The time of a merged list that is not in another merged list. */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const left: Interval[] = []
  let j = 0
  for (const { start, end } of from) {
    let at = start
    while (j < taken.length && taken[j]!.end <= start) j += 1
    for (let k = j; k < taken.length && taken[k]!.start < end; k += 1) {
      if (taken[k]!.start > at) left.push({ start: at, end: taken[k]!.start })
      at = Math.max(at, taken[k]!.end)
    }
    if (at < end) left.push({ start: at, end })
  }
  return left
}

/** The place of the first value in an ascending list that is at least `wanted`; the list's length when none is. */
export function firstAtLeast(count: number, valueAt: (index: number) => number, wanted: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (valueAt(middle) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether [start, end) shares time with a merged list; looks at about log2(n) of its intervals. */
export function overlapsAny(merged: readonly Interval[], start: number, end: number): boolean {
  const index = firstAtLeast(merged.length, (at) => merged[at]!.end, start + 1)
  return start < end && index < merged.length && merged[index]!.start < end
}
