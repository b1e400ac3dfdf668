import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { newId } from '../shared/ids.ts'
import { refuse } from '../shared/result.ts'
import { anonymousActor } from '../shared/actor.ts'
import { withActor } from './with-actor.server.ts'

const now = Temporal.Instant.from('2026-04-03T14:40:00Z')
const actor = anonymousActor(newId(), now, 'request')

test('Postgres knows who acts, and when, for the length of one transaction', async () => {
  const inside = await withActor(actor, async (tx) => {
    const { rows } = await tx.execute(
      sql`select current_setting('app.tenant') as tenant, current_setting('app.now') as now`,
    )
    return rows[0]
  })
  expect(inside).toEqual({ tenant: actor.tenantId, now: '2026-04-03T14:40:00Z' })
})

test('a refusal comes back as a value', async () => {
  const refused = await withActor(actor, async () => refuse('appointments.slotTaken'))
  expect(refused).toEqual(refuse('appointments.slotTaken'))
})
