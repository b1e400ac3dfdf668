/** Each row of the grid of an agenda is so many minutes, as its style sheet says. */
const rowMinutes = 5

/**
 * Which row of a grid lies at this height.
 * @param tracks the heights of its rows in pixels, from its top. @param y in pixels from that top.
 */
export function rowAt(tracks: readonly number[], y: number): number {
  let top = 0
  for (const [row, height] of tracks.entries()) {
    top += height
    if (y < top) return row
  }
  return Math.max(0, tracks.length - 1)
}

/** The rows that something of so many minutes takes, at least one. */
export const rowsOf = (minutes: number): number => Math.max(1, Math.ceil(minutes / rowMinutes))

const two = (number: number) => String(number).padStart(2, '0')

/** The time of a row, "09:05". @param first the hour with which the grid begins. */
export function timeOfRow(row: number, first: number): string {
  const minutes = first * 60 + row * rowMinutes
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The classes with which the style sheet places something of so many rows at a row. */
export function placeOfRow(row: number, rows: number): string {
  const minutes = row * rowMinutes
  const length = rows * rowMinutes
  const from = `hour-${Math.floor(minutes / 60)} minute-${minutes % 60}`
  return `${from} hours-${Math.floor(length / 60)} minutes-${length % 60}`
}
