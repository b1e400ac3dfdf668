import { Temporal } from 'temporal-polyfill'
import { describe, expect, inject, it } from 'vitest'
import { ask, overdueAt } from '../testing/ask-owner.server.ts'
import { cloneDatabase, dropDatabase } from '../testing/clone-database.server.ts'
import { openAsOwner } from './factories/insert.server.ts'
import { seedDemo } from './seed.server.ts'

const password = 'kleine-lamp-47'

/** Each makes a whole demo; a busy machine takes its time. */
describe('the demo on any day', { timeout: 60_000 }, () => {
  it.each([
    ['a Sunday, the night of the change of clocks', '2026-10-25T00:30:00Z'],
    ['a working day in Christmas week', '2026-12-24T09:30:00Z'],
    ['a Friday after closing time, the last minute of a year', '2027-12-31T22:59:00Z'],
  ])('can be made on %s, with two questions overdue', async (_day, at) => {
    const instant = Temporal.Instant.from(at)
    const { name, urls } = await cloneDatabase(inject('adminUrl'), inject('template'))
    const owner = openAsOwner(urls.owner)
    try {
      await seedDemo(urls.owner, instant, () => undefined, password)
      expect(await overdueAt(owner, instant)).toBe(2)
      const late = `select (select count(*)::int from messages where sent_at > $1) as messages, (select count(*)::int from access_log where recorded_at > $1) as looks,
        (select count(*)::int from appointments where created_at > $1 or (status = 'booked' and ends_at <= $1)) as appointments`
      expect(await ask(owner, late, [at])).toEqual([{ messages: 0, looks: 0, appointments: 0 }])
    } finally {
      await owner.end()
      await dropDatabase(inject('adminUrl'), name)
    }
  })

  it('is all there or not at all', async () => {
    const { name, urls } = await cloneDatabase(inject('adminUrl'), inject('template'))
    const owner = openAsOwner(urls.owner)
    try {
      const broken = (text: string) => {
        if (text.endsWith('questions')) throw new Error('the power went')
      }
      await expect(
        seedDemo(urls.owner, Temporal.Instant.from('2026-04-02T08:10:00Z'), broken, password),
      ).rejects.toThrow('the power went')
      expect(await ask(owner, 'select slug from tenants')).toEqual([])
    } finally {
      await owner.end()
      await dropDatabase(inject('adminUrl'), name)
    }
  })
})
