import { expect, test } from 'vitest'
import { rendered } from '#app/ui/rendered.tsx'
import { ChooseTime } from './choose-time.tsx'
import { ConfirmForm } from './confirm-form.tsx'
import { ForWhom } from './for-whom.tsx'
import { HomeWish } from './home-wish.tsx'

const choice = { personId: 'p1', visitTypeId: 'v1', startsAt: '2026-04-07T08:00:00Z' }
const form = (flags: readonly string[], values: Record<string, string>, isLost = false) =>
  rendered(
    <ConfirmForm
      choice={choice}
      nearest={[]}
      isLost={isLost}
      longer={null}
      languages={[{ value: 'tr', label: 'Turks' }]}
      flags={flags}
      typed={(name) => values[name] ?? ''}
      error={(name) => (name === 'companion' ? 'Dit is te lang.' : undefined)}
    />,
  )

test('after "Bel nu" what I typed stands in the form, and sending it says that I chose to go on', () => {
  const typed = { reason: 'Pijn op de borst', companion: 'Mijn zoon', interpreterLanguage: 'tr', reasonTopic: 'BODY' }
  const html = form(['chest_pain', 'breathless'], typed)
  expect(html).toContain('<input type="hidden" name="acknowledged" value="chest_pain,breathless"/>')
  expect(html).toContain('>Pijn op de borst</textarea>')
  expect(html).toMatch(/<input[^>]*name="companion"[^>]*value="Mijn zoon"/)
  expect(html).toContain('<option value="tr" selected="">Turks</option>')
  expect(html).toMatch(/<input[^>]*checked=""[^>]*value="BODY"/)
  expect(html).toMatch(/<input[^>]*name="companion"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="companion"/)
})

test('what I chose to go on after is remembered when another time has to be chosen, and is not there before', () => {
  expect(form([], { acknowledged: 'chest_pain' })).toContain('name="acknowledged" value="chest_pain"')
  expect(form([], {})).not.toContain('acknowledged')
})

test('when my time is gone and no other is near, I am not asked to book it once more', () => {
  expect(form([], {})).toContain('value="book"')
  const lost = form([], {}, true)
  expect(lost).not.toContain('value="book"')
  expect(lost).toContain('value="release"')
})

test('times stand by the part of the day, each a button that sends the form without a script', () => {
  const time = (value: string, part: 'morning' | 'afternoon') => ({ value, label: value, spoken: value, part })
  const times = [time('t1', 'morning'), time('t2', 'morning'), time('t3', 'afternoon')]
  const week = { title: 'week', days: [{ id: 'd1', title: 'dag', times }], earlier: null, later: '2026-04-13' }
  const page = {
    kind: { id: 'v1', name: 'Gesprek', length: '15' },
    phone: '030 1',
    waitFor: 'p2',
    refusal: null,
    nearest: [],
  }
  const one = rendered(<ChooseTime {...page} person={{ id: 'p1', calledName: 'Sanne' }} week={week} />)
  expect(one.match(/<h4/g)).toHaveLength(2)
  expect(one.match(/<button[^>]*name="startsAt"/g)).toHaveLength(3)
  expect(one).toContain('name="personId" value="p1"')
  const first = rendered(<ChooseTime {...page} person={null} week={week} />)
  expect(first.match(/<button[^>]*name="offer"/g)).toHaveLength(3)
  expect(first).not.toContain('personId')
  expect(first).toContain('wie=eerste')
  const none = rendered(<ChooseTime {...page} person={null} week={null} />)
  expect(none).toContain('href="tel:0301"')
  expect(none).toContain('wachtlijst?wie=p2&amp;soort=v1')
})

test('for a visit at home I ask with one button, or I call where asking is not open to me', () => {
  expect(rendered(<HomeWish person={null} phone="030 1" mayAsk />)).toMatch(/<button[^>]*name="intent"/)
  const call = rendered(<HomeWish person={{ id: 'p1' }} phone="030 1" mayAsk={false} />)
  expect(call).not.toContain('<form')
  expect(call).toContain('href="tel:0301"')
})

test('who acts for nobody is not asked for whom the appointment is', () => {
  expect(rendered(<ForWhom now={null} others={[]} />)).toBe('')
  expect(rendered(<ForWhom now={null} others={[{ id: 'k1', name: 'Kacper' }]} />)).toContain(
    '/namens/k1/afspraken/nieuw',
  )
  expect(rendered(<ForWhom now="Kacper" others={[]} />)).toContain('href="/mijn/afspraken/nieuw"')
})
