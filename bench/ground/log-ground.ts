import { Temporal } from 'temporal-polyfill'
import type { RoleUrls } from '#db/roles.server.ts'
import { withClient } from '#db/roles.server.ts'

/** One wijk; the log knows people by their ids alone, so nobody has to live there. */
export const logTenant = '01980000-0000-7000-8000-000000000001'
export const logNow = Temporal.Instant.from('2026-04-03T14:40:00Z')
export const logResidents = 20_000
const users = 400
const months = 13

/** The id of a resident or a user of the ground, from 0. */
export const residentOfLog = (number: number) => `01980000-0000-7000-8001-${String(number).padStart(12, '0')}`
export const userOfLog = (number: number) => `01980000-0000-7000-8002-${String(number % users).padStart(12, '0')}`

/** One month of entries, the same ones each time; one in fifty is a list of 25 residents, one in ten was refused. */
const entries = `
  insert into access_log (tenant_id, id, recorded_at, event_code, action, outcome, checks, user_id, user_name, role_code, portal_role,
    resource, request_id, source_id, login_id, access_point_type, access_point_id, purpose_of_use)
  select $1, ('01980000-0000-7000-8003-' || lpad(to_hex($2::bigint + n), 12, '0'))::uuid,
    $3::timestamptz + (n * ($4::double precision / $5)) * interval '1 second', '110110',
    (array['R', 'R', 'R', 'U', 'C'])[1 + n % 5], case when n % 10 = 3 then 'refused' else 'success' end,
    case when n % 10 = 3 then 'TFFF' when n % 501 = 0 then 'TFFT' else 'TTFF' end,
    '01980000-0000-7000-8002-' || lpad(((hashint8(n) & 2147483647) % ${users})::text, 12, '0'), 'Naam', '05', 'PRACTICE_ASSISTANT',
    (array['thread', 'contact', 'appointment', 'assessment'])[1 + n % 4], 'aanvraag', 'drieluik', 'account', '1', 'overvecht.example', 'TREAT'
  from generate_series(1, $5::bigint) n`
const objects = `
  insert into access_log_objects (tenant_id, entry_id, object_id, authorization_protocol, recorded_at)
  select l.tenant_id, l.id,
    ('01980000-0000-7000-8001-' || lpad((((uuid_hash(l.id) # (k * 7919)) & 2147483647) % ${logResidents})::text, 12, '0'))::uuid,
    'drieluik-permissions/1', l.recorded_at
  from access_log l, generate_series(1, case when uuid_hash(l.id) % 50 = 0 then 25 else 1 end) k
  where l.recorded_at >= $1 and l.recorded_at < $2 on conflict do nothing`

/** Fills the months before `logNow` with so many entries together. */
export async function makeLogGround({ owner }: RoleUrls, total: number, onProgress: (text: string) => void) {
  await withClient(owner, async (client) => {
    const last = logNow.toZonedDateTimeISO('UTC').toPlainDate().with({ day: 1 })
    const each = Math.floor(total / months)
    for (let month = 0; month < months; month += 1) {
      const [from, until] = [
        last.subtract({ months: months - 1 - month }),
        last.subtract({ months: months - 2 - month }),
      ]
      await client.query('select log_months.make_month($1)', [from.toString()])
      // The month of now is as long as it is old.
      const end = month === months - 1 ? logNow : until.toZonedDateTime('UTC').toInstant()
      const seconds = from.toZonedDateTime('UTC').toInstant().until(end).total('seconds')
      await client.query(entries, [logTenant, month * each, `${from.toString()}T00:00:00Z`, seconds, each])
      await client.query(objects, [`${from.toString()}T00:00:00Z`, `${until.toString()}T00:00:00Z`])
      onProgress(`log: ${(month + 1) * each} entries`)
    }
  })
}
