import { useTranslation } from 'react-i18next'
import { DataTable } from '#app/ui/data-table.tsx'

interface Row {
  readonly date: string
  readonly day: string
  readonly placed: number
  readonly cancelled: number
  readonly came: number
  readonly stayedAway: number
  readonly helpedYes: number
  readonly helpedABit: number
  readonly helpedNo: number
}

/** How many came and whether it helped, by date: never who (lesson 16.12). */
export function AttendanceTable({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t } = useTranslation('signup.work')
  const column = (id: keyof Row, header: string) => ({ id, header, numeric: true, cell: (row: Row) => row[id] })
  return (
    <DataTable
      caption={title}
      rows={rows}
      rowKey={({ date }) => date}
      columns={[
        { id: 'date', header: t('date'), cell: ({ day }) => day },
        column('placed', t('placed')),
        column('cancelled', t('cancelled')),
        column('came', t('there')),
        column('stayedAway', t('away')),
        column('helpedYes', t('helped')),
        column('helpedABit', t('aBit')),
        column('helpedNo', t('notHelped')),
      ]}
    />
  )
}
