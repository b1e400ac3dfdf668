import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Agenda } from './agenda.queries.server.ts'
import type { AgendaAppointment } from './read-agendas.server.ts'
import { showAgenda } from './show-agenda.server.ts'

const timeZone = 'Europe/Amsterdam'
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant()
const monday = Temporal.PlainDate.from('2026-04-06')

function appointment(given: Partial<AgendaAppointment>): AgendaAppointment {
  return {
    id: 'afspraak',
    personId: 'arts',
    isOverride: false,
    residentId: 'bewoner',
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

function shown(language: 'nl' | 'en', given: Partial<AgendaAppointment>) {
  const agenda: Agenda = {
    personId: 'arts',
    colleagues: [],
    appointments: [appointment(given)],
    sessions: [],
    blocks: [],
    hidden: [],
  }
  const reader = { t: textsIn(language).t, language, timeZone }
  const { days } = showAgenda(agenda, { monday, now: at('2026-04-06T10:00') }, reader)
  return days.flatMap(({ entries }) => entries)[0]
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

test('two at one time stand beside each other, the line of this moment lies where it is, and blocked time says what for', () => {
  const block = { id: 'blok', personId: 'arts', words: 'Overleg', source: 'own' as const }
  const agenda: Agenda = {
    ...{ personId: 'arts', colleagues: [], sessions: [], hidden: [] },
    appointments: [
      appointment({ id: 'een' }),
      appointment({ id: 'twee', startsAt: at('2026-04-07T09:15'), endsAt: at('2026-04-07T09:30'), isOverride: true }),
    ],
    blocks: [{ ...block, startsAt: at('2026-04-07T09:30'), endsAt: at('2026-04-07T10:00') }],
  }
  const reader = { t: textsIn('nl').t, language: 'nl', timeZone }
  const shown = showAgenda(agenda, { monday, now: at('2026-04-07T10:23') }, reader)
  const tuesday = shown.days.find(({ today }) => today)!
  expect(tuesday.entries.map((entry) => [entry.title, 'beside' in entry ? entry.beside : null])).toEqual([
    ['Fatma Yılmaz', 'first'],
    ['Fatma Yılmaz', 'second'],
    ['Overleg', null],
  ])
  expect(tuesday.entries[1]?.note).toBe('Telefonisch consult, buiten de regels')
  expect(shown.now).toEqual({ hour: 2, minute: 20, label: 'Nu, 10.23' })
  expect(showAgenda(agenda, { monday, now: at('2026-04-07T22:00') }, reader).now).toBeNull()
})
