import { expect, test } from 'vitest'
import type { ImportItem } from './import-item.ts'
import { planImport, type KnownItem } from './import-plan.ts'

const item = (key: string, more: Partial<ImportItem> = {}): ImportItem => ({
  ...{
    key,
    title: key,
    what: key,
    locationName: 'De Kaai',
    street: null,
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    lastDate: null,
  },
  ...{ firstDate: '2026-04-07', startsAt: '10:00', endsAt: '11:00', changes: [], isCancelled: false, categories: [] },
  ...more,
})
const known = (key: string, more: Partial<KnownItem> = {}): KnownItem => ({
  ...{ key, sourceId: 'mine', isRead: true, activityId: key, taken: item(key), isGone: false },
  ...more,
})
const plan = (items: ImportItem[], before: KnownItem[], fits: (each: ImportItem) => boolean = () => true) => {
  const made = planImport(items, before, { sourceId: 'mine', today: '2026-04-03', fits })
  const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key)
  return {
    ...{ fresh: keys(made.fresh), elsewhere: keys(made.elsewhere), gone: keys(made.gone), over: keys(made.over) },
    ...{ changed: keys(made.changed.map((each) => each.item)), same: keys(made.same.map((each) => each.item)) },
    isSuspect: made.isSuspect,
  }
}
const nothing = { fresh: [], elsewhere: [], gone: [], over: [], changed: [], same: [], isSuspect: false }

test('an event is new once, then the same until it changes', () => {
  expect(plan([item('a')], [])).toEqual({ ...nothing, fresh: ['a'] })
  expect(plan([item('a')], [known('a')])).toEqual({ ...nothing, same: ['a'] })
  expect(plan([item('a', { title: 'b' })], [known('a')])).toEqual({ ...nothing, changed: ['a'] })
  // Its categories are for choosing alone.
  expect(plan([item('a', { categories: ['x'] })], [known('a')])).toEqual({ ...nothing, same: ['a'] })
})

test('what is called off or over before it ever came in stays out', () => {
  expect(plan([item('a', { isCancelled: true }), item('b', { rule: null, firstDate: '2026-04-02' })], [])).toEqual(
    nothing,
  )
})

test('another choice of words takes nothing away of what came before', () => {
  expect(plan([item('a'), item('b')], [known('a')], () => false)).toEqual({ ...nothing, same: ['a'] })
})

test('what stands in another calendar of the organiser that is read comes once; an ended one gives way', () => {
  expect(plan([item('a')], [known('a', { sourceId: 'other' })])).toEqual({ ...nothing, elsewhere: ['a'] })
  expect(plan([item('a')], [known('a', { sourceId: 'other', isRead: false })])).toEqual({ ...nothing, same: ['a'] })
  // What another calendar brought is not this one's to take away.
  expect(plan([], [known('a', { sourceId: 'other' })])).toEqual(nothing)
})

test('what is over is not gone, and what is gone may come back', () => {
  const past = item('a', { rule: null, firstDate: '2026-04-02' })
  expect(plan([], [known('a', { taken: past }), known('b')])).toEqual({ ...nothing, over: ['a'], gone: ['b'] })
  expect(plan([item('b')], [known('b', { isGone: true })])).toEqual({ ...nothing, changed: ['b'] })
})

test('over half gone at once, and at least three, is suspect', () => {
  const all = ['a', 'b', 'c', 'd', 'e'].map((key) => known(key))
  expect(plan([], all.slice(0, 2)).isSuspect).toBe(false)
  expect(plan([], all.slice(0, 3)).isSuspect).toBe(true)
  expect(plan([item('a'), item('b')], all).isSuspect).toBe(true)
  expect(plan([item('a'), item('b'), item('c')], all).isSuspect).toBe(false)
})
