import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { planKeeper } from './keep-plans.server.ts'

let client: pg.Client
beforeEach(async () => {
  client = new pg.Client({ connectionString: inject('adminUrl') })
  planKeeper({ after: 3, most: 4 })(client)
  await client.connect()
})
afterEach(() => client.end())

async function kept(): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>('select statement from pg_prepared_statements order by 1')
  return rows.map(({ statement }) => statement)
}
const send = async (text: string, value: number) => (await client.query({ text }, [value])).rows as unknown[]

test('the plan of a statement that comes often is kept; not of one that is rare, or without values', async () => {
  for (const value of [1, 2, 3]) {
    expect(await send('select $1::int + 1 as often', value)).toEqual([{ often: value + 1 }])
    await client.query('select 2 as without_values')
  }
  await send('select $1::int as rare', 1)
  expect(await kept()).toEqual(['select $1::int + 1 as often'])
})

test('a fixed number of plans is kept, and all statements answer', async () => {
  for (let each = 0; each < 40; each += 1)
    for (const value of [1, 2, 3])
      expect(await send(`select $1::int as s${each}`, value)).toEqual([{ [`s${each}`]: value }])
  expect(await kept()).toHaveLength(4)
})

test('a plan that a migration made stale is refused once, and then made anew', async () => {
  await client.query('create temporary table moved (id int); insert into moved values (1)')
  const text = 'select * from moved where id = $1'
  for (const value of [1, 1, 1]) expect(await send(text, value)).toEqual([{ id: 1 }])
  await client.query('alter table moved add column more int')
  await expect(send(text, 1)).rejects.toMatchObject({ code: '0A000' })
  expect(await send(text, 1)).toEqual([{ id: 1, more: null }])
})
