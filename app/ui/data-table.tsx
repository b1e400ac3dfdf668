import type { ReactNode } from 'react'

export type Column<T> = { id: string; header: ReactNode; numeric?: boolean; cell: (row: T) => ReactNode }

type Props<T> = {
  caption: string
  captionHidden?: boolean
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  rowCurrent?: (row: T) => boolean
  empty?: ReactNode
}

/**
 * A table to compare in, its header sticking to the top. The first column names the row. Wider than the screen, it
 * scrolls by itself and can be reached by keyboard. Shows `empty` in place of a table without rows.
 */
export function DataTable<T>({ caption, captionHidden, columns, rows, rowKey, rowCurrent, empty }: Props<T>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <div className="table-frame">
      <div className="utrecht-table-container" role="region" aria-label={caption} tabIndex={0}>
        <table className="utrecht-table utrecht-table--html-table">
          <caption className={captionHidden ? 'hidden-visually' : undefined}>{caption}</caption>
          <thead className="utrecht-table__header--sticky">
            <tr>
              {columns.map((column) => (
                <th key={column.id} scope="col" className={column.numeric ? 'numeric' : undefined}>
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="utrecht-table__body">
            {rows.map((row) => (
              <tr
                key={rowKey(row)}
                className={rowCurrent?.(row) ? 'utrecht-table__row utrecht-table__row--selected' : 'utrecht-table__row'}
              >
                {columns.map((column, at) => (
                  <Cell key={column.id} column={column} row={row} names={at === 0} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Cell<T>({ column, row, names }: { column: Column<T>; row: T; names: boolean }) {
  const className = `utrecht-table__cell${column.numeric ? ' numeric' : ''}`
  return names ? (
    <th scope="row" className={className}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={className}>{column.cell(row)}</td>
  )
}
