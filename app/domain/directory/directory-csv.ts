import { csvCell } from '../access/log-csv.ts'
import { hoursText } from './hours-text.ts'
import type { OpeningHours } from './opening-hours.ts'

interface Line {
  readonly name: string
  readonly provider: string
  readonly description: string
  readonly domains: readonly string[]
  readonly questions: readonly string[]
  readonly targetGroups: readonly string[]
  readonly languages: readonly string[]
  readonly street: string | null
  readonly postcode: string | null
  readonly neighbourhood: string | null
  readonly openingHours: string | null
  readonly hours: OpeningHours | null
  readonly costs: string | null
  readonly howToRegister: string | null
  readonly stepFree: boolean
  readonly contact: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly checkedOn: string
  readonly checkedBy: string | null
  readonly id: string
}

const columns: readonly (readonly [string, (line: Line) => string])[] = [
  ['id', ({ id }) => id],
  ['naam', ({ name }) => name],
  ['organisatie', ({ provider }) => provider],
  ['omschrijving', ({ description }) => description],
  ['domeinen', ({ domains }) => domains.join(', ')],
  ['vragen', ({ questions }) => questions.join(', ')],
  ['voor wie', ({ targetGroups }) => targetGroups.join(', ')],
  ['talen', ({ languages }) => languages.join(', ')],
  ['straat', ({ street }) => street ?? ''],
  ['postcode', ({ postcode }) => postcode ?? ''],
  ['buurt', ({ neighbourhood }) => neighbourhood ?? ''],
  ['open', ({ openingHours }) => openingHours ?? ''],
  ['opening_hours', ({ hours }) => (hours === null ? '' : hoursText(hours))],
  ['kosten', ({ costs }) => costs ?? ''],
  ['aanmelden', ({ howToRegister }) => howToRegister ?? ''],
  ['zonder drempel', ({ stepFree }) => (stepFree ? 'ja' : 'nee')],
  ['contact', ({ contact }) => contact ?? ''],
  ['telefoon', ({ phone }) => phone ?? ''],
  ['mail', ({ email }) => email ?? ''],
  ['website', ({ website }) => website ?? ''],
  ['nagekeken op', ({ checkedOn }) => checkedOn],
  ['nagekeken door', ({ checkedBy }) => checkedBy ?? ''],
]

const rowOf = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`

/** The sociale kaart as a table (RFC 4180), with a mark by which spreadsheets know that it is UTF-8. No cell is a formula. */
export function directoryCsv(lines: readonly Line[]): string {
  const head = rowOf(columns.map(([name]) => name))
  return `\uFEFF${head}${lines.map((line) => rowOf(columns.map(([, cell]) => cell(line)))).join('')}`
}
