import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { getPool } from '#db/client.server.ts'
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

test('what Postgres is told is a value, whatever stands in it', async () => {
  const odd = `'; select 1 --\\`
  const inside = await withActor({ ...actor, personId: odd }, async (tx) => {
    const { rows } = await tx.execute(sql`select current_setting('app.person') as person`)
    return rows
  })
  expect(inside).toEqual([{ person: odd }])
})

test('a fault rolls back, and the connection serves the next as a new one', async () => {
  const fault = () => withActor(actor, (tx) => tx.execute(sql`select 1 / 0`))
  for (let time = 0; time < 12; time += 1) await expect(fault()).rejects.toThrow()
  const { rows } = await getPool().query(
    "select current_setting('app.tenant', true) as tenant, pg_current_xact_id_if_assigned() as open",
  )
  expect(rows).toEqual([{ tenant: '', open: null }])
})

test('a refusal comes back as a value', async () => {
  const refused = await withActor(actor, async () => refuse('appointments.slotTaken'))
  expect(refused).toEqual(refuse('appointments.slotTaken'))
})
