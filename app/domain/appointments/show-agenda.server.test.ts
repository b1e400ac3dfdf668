import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Agendas, PersonAgenda } from './agenda.queries.server.ts'
import type { AgendaAppointment } from './read-agendas.server.ts'
import { showDay, showWeeks } from './show-agenda.server.ts'

const timeZone = 'Europe/Amsterdam'
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant()
const monday = Temporal.PlainDate.from('2026-04-06')

function appointment(given: Partial<AgendaAppointment>): AgendaAppointment {
  return {
    id: 'afspraak',
    personId: 'arts',
    isOverride: false,
    hasFlags: false,
    residentId: 'bewoner',
    ...{ teamId: 'praktijk', label: null, color: null, room: null, arrivedAt: null },
    residentName: 'Fatma Yılmaz',
    status: 'booked',
    visitTypeCode: 'PHONE',
    channel: 'phone',
    location: '',
    startsAt: at('2026-04-07T09:10'),
    endsAt: at('2026-04-07T09:20'),
    interpreterLanguage: null,
    reason: null,
    ...given,
  }
}

const nothing = { appointments: [], groups: [], sessions: [], blocks: [], hidden: [] }
const member = { id: 'arts', calledName: 'Dokter Kuipers', teamIds: ['praktijk'] }
const of = (agenda: Partial<PersonAgenda>): Agendas => ({
  ...{ colleagues: [member], more: 0 },
  people: [{ member, ...nothing, ...agenda }],
})
const readerOf = (language: string, mayMove = true) => ({ t: textsIn(language).t, language, timeZone, mayMove })

function shown(language: 'nl' | 'en', given: Partial<AgendaAppointment>, mayMove = true) {
  const agendas = of({ appointments: [appointment(given)] })
  const { grids } = showWeeks(agendas, { monday, now: at('2026-04-06T10:00') }, readerOf(language, mayMove))
  return grids[0]!.days.flatMap(({ entries }) => entries)[0]
}

test('a short consult says its kind in a professional’s words, the interpreter, and the resident’s own reason', () => {
  expect(shown('nl', { interpreterLanguage: 'tr', reason: 'Bacaklarım şişiyor' })).toMatchObject({
    time: '9.10',
    title: 'Fatma Yılmaz',
    note: 'Telefonisch consult, tolk Turks',
    quote: 'Bacaklarım şişiyor',
  })
  expect(shown('en', {})).toMatchObject({ note: 'Telephone consultation' })
  expect(shown('nl', { visitTypeCode: 'HOME_VISIT', channel: 'home' })?.note).toBe('Visite')
  expect(shown('nl', { visitTypeCode: 'THREE_WAY_CONVERSATION', channel: 'video' })?.note).toBe(
    'Drie-gesprek, via beeldbellen',
  )
  expect(shown('nl', { visitTypeCode: 'EIGEN_SOORT', channel: 'in_person' })?.note).toBe('Afspraak')
})

test('what is over is calm; only who did not come is an alarm', () => {
  expect(shown('nl', { status: 'fulfilled' })).toMatchObject({ look: 'past', tag: 'Geweest', tagLook: 'plain' })
  expect(shown('nl', { status: 'noshow' })).toMatchObject({ look: 'past', tagLook: 'urgent' })
  expect(shown('nl', { status: 'pending' })).toMatchObject({ look: 'held', tag: 'Vastgehouden', tagLook: 'free' })
  expect(shown('nl', {})).toMatchObject({ look: 'booked' })
  expect(shown('nl', {})?.tag).toBeUndefined()
})

test('whose words may mean danger stands out until they were seen', () => {
  expect(shown('nl', { hasFlags: true })).toMatchObject({ tag: 'let op: spoed?', tagLook: 'urgent' })
  const came = shown('nl', { hasFlags: true, status: 'arrived', arrivedAt: at('2026-04-07T09:05') })
  expect([came?.tag, came?.note]).toEqual(['Aanwezig', expect.stringContaining('let op: spoed?')])
  expect(JSON.stringify(shown('nl', { hasFlags: true, status: 'fulfilled' }))).not.toContain('spoed')
})

test('two at one time stand beside each other, the line of this moment lies where it is, and blocked time says what for', () => {
  const block = { id: 'blok', personId: 'arts', words: 'Overleg', source: 'own' as const }
  const agendas = of({
    appointments: [
      appointment({ id: 'een' }),
      appointment({ id: 'twee', startsAt: at('2026-04-07T09:15'), endsAt: at('2026-04-07T09:30'), isOverride: true }),
    ],
    blocks: [{ ...block, startsAt: at('2026-04-07T09:30'), endsAt: at('2026-04-07T10:00') }],
  })
  const show = (now: string) => showWeeks(agendas, { monday, now: at(now) }, readerOf('nl')).grids[0]!
  const shown = show('2026-04-07T10:23')
  const tuesday = shown.days.find(({ today }) => today)!
  expect(tuesday.entries.map((entry) => [entry.title, 'beside' in entry ? entry.beside : null])).toEqual([
    ['Fatma Yılmaz', 'first'],
    ['Fatma Yılmaz', 'second'],
    ['Overleg', null],
  ])
  expect(tuesday.entries[1]?.note).toBe('Telefonisch consult, buiten de regels')
  expect(shown.now).toEqual({ hour: 2, minute: 20, label: 'Nu, 10.23' })
  expect(show('2026-04-07T22:00').now).toBeNull()
  expect(shown.drops).toEqual({ first: 8, now: '2026-04-07T10:23' })
})

test('a kind of visit has its own word beside its colour, and the room stands there too', () => {
  const given = { label: { nl: 'Bloed prikken' }, color: 'red', channel: 'in_person', room: 'Kamer 2' } as const
  expect(shown('nl', given)).toMatchObject({ note: 'Bloed prikken, Kamer 2', color: 'red' })
  // Where the practice has no English word, its own Dutch one.
  expect(shown('en', given)?.note).toBe('Bloed prikken, Kamer 2')
  expect(shown('nl', {})).not.toHaveProperty('color')
})

test('who came in after the time is late, and it is said quietly', () => {
  const arrived = (time: string) => shown('nl', { status: 'arrived', arrivedAt: at(time) })
  expect(arrived('2026-04-07T09:05')).toMatchObject({ note: 'Telefonisch consult, binnen om 9.05', tagLook: 'ok' })
  expect(arrived('2026-04-07T09:10:40')?.note).toBe('Telefonisch consult, binnen om 9.10')
  expect(arrived('2026-04-07T09:14')).toMatchObject({
    ...{ note: 'Telefonisch consult, binnen om 9.14, te laat', tag: 'Aanwezig', tagLook: 'ok' },
  })
})

test('only what may be moved can be dragged, in the agendas of its own team', () => {
  expect(shown('nl', {})).toMatchObject({ move: { href: '/werk/agenda/afspraak?doe=verzetten', teamId: 'praktijk' } })
  for (const given of [
    { teamId: null },
    { status: 'arrived' },
    { status: 'fulfilled' },
    { status: 'proposed' },
  ] as const)
    expect(shown('nl', given)).not.toHaveProperty('move')
  expect(shown('nl', {}, false)).not.toHaveProperty('move')
})

test('one day of several stands beside each other, each with whose it is and in which team', () => {
  const other = { id: 'poh', calledName: 'Petra', teamIds: ['praktijk', 'ander'] }
  const agendas = { ...of({}), people: [...of({}).people, { member: other, ...nothing }] }
  const now = at('2026-04-06T10:00')
  const { grids } = showDay(agendas, { day: monday, now }, readerOf('nl'))
  expect(grids[0]!.days.map(({ title, today, place }) => [title, today, place])).toEqual([
    ['Dokter Kuipers', true, { date: '2026-04-06', personId: 'arts', teamIds: ['praktijk'] }],
    ['Petra', true, { date: '2026-04-06', personId: 'poh', teamIds: ['praktijk', 'ander'] }],
  ])
})
