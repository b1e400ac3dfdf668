import { expect, test } from 'vitest'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { rendered } from '#app/ui/rendered.tsx'
import { ChangeUntilText } from './change-until.tsx'
import { ChooseKind } from './choose-kind.tsx'
import { ChooseTime } from './choose-time.tsx'
import { ConfirmForm } from './confirm-form.tsx'
import { ForWhom } from './for-whom.tsx'
import { HomeWish } from './home-wish.tsx'
import { showKinds } from './shown-choices.server.ts'

const choice = { personId: 'p1', visitTypeId: 'v1', startsAt: '2026-04-07T08:00:00Z' }
const form = (flags: readonly string[], values: Record<string, string>, isLost = false, asksCompanion = true) =>
  rendered(
    <ConfirmForm
      choice={choice}
      nearest={[]}
      isLost={isLost}
      longer={null}
      asksCompanion={asksCompanion}
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

test('nobody asks who comes along to a telephone call', () => {
  expect(form([], {})).toContain('name="companion"')
  expect(form([], {}, false, false)).not.toContain('name="companion"')
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
    held: null,
  }
  const one = rendered(<ChooseTime {...page} person={{ id: 'p1', calledName: 'Sanne' }} week={week} />)
  expect(one.match(/<h4/g)).toHaveLength(2)
  expect(one.match(/<button[^>]*name="startsAt"/g)).toHaveLength(3)
  expect(one).toContain('name="personId" value="p1"')
  const first = rendered(<ChooseTime {...page} person={null} week={week} />)
  expect(first.match(/<button[^>]*name="offer"/g)).toHaveLength(3)
  expect(first).not.toContain('personId')
  expect(first).toContain('wie=eerste')
  const held = { id: 'a1', until: '16.40 uur', when: 'dinsdag 7 april om 9.00 uur', who: 'Sanne', kind: 'Gesprek' }
  const kept = rendered(<ChooseTime {...page} held={held} person={null} week={week} />)
  expect(kept.indexOf(held.when)).toBeLessThan(kept.indexOf('name="offer"'))
  expect(kept).toMatch(/href="[^"]*a1\/bevestig"/)
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

test('before I book I read until when I can change it myself, or whom to call because I can not', () => {
  const change = { until: 'maandag 6 april om 9.00 uur', phone: '030 555 01 01' }
  expect(rendered(<ChangeUntilText {...change} isTooLate={false} />)).toContain('one.cancelUntil')
  const late = rendered(<ChangeUntilText {...change} isTooLate />)
  expect(late).toContain('tooSoonToChange')
  expect(late).not.toContain('cancelUntil')
})

test('two kinds that are called the same each say of which team they are', () => {
  const type = { code: 'PHONE', minutes: 10, channel: 'phone', label: null, cancelNoticeHours: 24 } as const
  const more = { maxFutureSelfBooked: 2, invited: false }
  const types = ['practice', 'team'].map((teamId) => ({ ...type, ...more, id: `v-${teamId}`, teamId }))
  const consult = { ...types[0]!, id: 'v-consult', code: 'CONSULT' }
  // Each text says its own key.
  const t = ((key: string) => key) as unknown as PortalT
  const reader = { t, language: 'nl', timeZone: 'Europe/Amsterdam' }
  const names = new Map([
    ['practice', 'Praktijk Neckar'],
    ['team', 'Buurtteam'],
  ])
  const { kinds } = showKinds([...types, consult], null, reader, names)
  expect(kinds.map(({ team }) => team)).toEqual(['Praktijk Neckar', 'Buurtteam', undefined])
  const html = rendered(<ChooseKind person={null} kinds={kinds} interpreter={null} visitsHome={false} />)
  for (const name of names.values()) expect(html).toContain(name)
  expect(showKinds([types[0]!], null, reader, names).kinds[0]?.team).toBeUndefined()
})
