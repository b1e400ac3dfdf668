const middle = (element: Element) => {
  const { top, height } = element.getBoundingClientRect()
  return top + height / 2
}

/** The entry of a column that lies nearest to the height of another. */
function nearest(column: readonly HTMLElement[], to: Element): HTMLElement | undefined {
  const far = (link: Element) => Math.abs(middle(link) - middle(to))
  return [...column].sort((one, other) => far(one) - far(other))[0]
}

/** The first column beyond this one, in a direction, in which there is anything to open. */
function beyond(columns: readonly (readonly HTMLElement[])[], from: number, step: 1 | -1): readonly HTMLElement[] {
  for (let at = from + step; at >= 0 && at < columns.length; at += step) {
    const column = columns[at]
    if (column && column.length > 0) return column
  }
  return []
}

/**
 * Where an arrow key leads in a grid with columns: up and down within a column, sideways to what lies beside, Home and End to
 * the first and last of a column. Undefined for another key, and where there is nothing.
 * @param columns the links of each column from top to bottom, in reading order. @param isRtl whether that is from the right.
 */
export function nextEntry(
  columns: readonly (readonly HTMLElement[])[],
  from: HTMLElement,
  key: string,
  isRtl: boolean,
): HTMLElement | undefined {
  const at = columns.findIndex((column) => column.includes(from))
  const column = columns[at]
  if (!column) return undefined
  const row = column.indexOf(from)
  if (key === 'ArrowDown') return column[row + 1]
  if (key === 'ArrowUp') return column[row - 1]
  if (key === 'Home') return column[0]
  if (key === 'End') return column.at(-1)
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  return nearest(beyond(columns, at, (key === 'ArrowRight') === isRtl ? -1 : 1), from)
}
