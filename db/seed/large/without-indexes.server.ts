import type pg from 'pg'

/** Indexes that no constraint needs, and foreign keys: how to take each away and how to make it again. */
const parts = `
  select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as take_away,
    format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as make
  from pg_constraint c where c.contype = 'f' and c.conrelid = any($1::regclass[])
  union all
  select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
  from pg_index i where i.indrelid = any($1::regclass[])
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = i.indrelid)`

/**
 * Fills tables without their indexes and foreign keys, and makes those again afterwards: sorting a million rows once is
 * several times faster than placing and checking each. Inside one transaction, so nobody sees the tables without them,
 * and a failure leaves them as they were. Locks the tables until the transaction ends.
 */
export async function withoutIndexes(
  client: pg.ClientBase,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ take_away: string; make: string }>(parts, [tables])
  await client.query(`set local maintenance_work_mem = '256MB'`)
  for (const { take_away } of rows) await client.query(take_away)
  await fill()
  for (const { make } of rows) await client.query(make)
}
