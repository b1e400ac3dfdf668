import type { TestNeighbourhood } from './neighbourhood.server.ts'

const overlaps = 'other.starts_at < one.ends_at and one.starts_at < other.ends_at'
const twice = (table: string, who: string) => `
  select one.${who}::text as id from ${table} one join ${table} other on other.tenant_id = one.tenant_id and other.${who} = one.${who}
    and other.appointment_id > one.appointment_id and ${overlaps} where one.blocks and other.blocks`

const live = `('booked', 'arrived')`
const taken = `('booked', 'arrived', 'fulfilled', 'noshow')`
/** Who leads something, in one text. */
const leaders = (
  of: string,
) => `coalesce((select string_agg(p.person_id::text, ' ' order by p.person_id) from appointment_participants p
  where p.tenant_id = g.tenant_id and p.appointment_id = ${of} and p.kind = 'professional'), '')`

/** What may never stand in the database, by what it is called. */
const faults: Readonly<Record<string, string>> = {
  'somebody has two things at once': twice('appointment_participants', 'person_id'),
  'a room has two things at once': twice('appointment_rooms', 'room_id'),
  'another number of places is taken than counted': `select id from group_appointments g where g.taken > g.most or g.taken <>
    (select count(*) from appointments a where a.tenant_id = g.tenant_id and a.group_id = g.id and a.status in ${taken})`,
  'somebody has two places in a group': `select group_id as id from appointments where group_id is not null and status in ${taken}
    group by tenant_id, group_id, resident_id having count(*) > 1`,
  'a place is left in a group that was cancelled': `select a.id from appointments a
    join group_appointments g on g.tenant_id = a.tenant_id and g.id = a.group_id where g.status = 'cancelled' and a.status in ${live}`,
  'a place stands at another time than its group': `select a.id from appointments a
    join group_appointments g on g.tenant_id = a.tenant_id and g.id = a.group_id
    where a.status in ${live} and (a.starts_at, a.ends_at) is distinct from (g.starts_at, g.ends_at)`,
  'somebody takes part in a place at another time, or is free then': `select a.id from appointments a
    join appointment_participants p on p.tenant_id = a.tenant_id and p.appointment_id = a.id
    where a.group_id is not null and a.status in ${live}
      and ((p.starts_at, p.ends_at) is distinct from (a.starts_at, a.ends_at) or p.blocks <> (p.kind = 'resident'))`,
  'a place has other professionals than its group': `select a.id from appointments a
    join group_appointments g on g.tenant_id = a.tenant_id and g.id = a.group_id
    where a.status in ${live} and ${leaders('a.id')} <> ${leaders('g.id')}`,
  'a group has a part of its professionals, or of their time': `select g.id from group_appointments g where g.location <>
    (select count(*)::text from appointment_participants p where p.tenant_id = g.tenant_id and p.group_id = g.id
       and p.blocks = (g.status = 'booked') and p.starts_at = g.starts_at and p.ends_at = g.ends_at)`,
  'a group that was cancelled keeps its room, or one that was not lost it': `select g.id from group_appointments g
    join appointment_rooms r on r.tenant_id = g.tenant_id and r.group_id = g.id
    where r.blocks <> (g.status = 'booked') or (r.starts_at, r.ends_at) is distinct from (g.starts_at, g.ends_at)`,
  'whose place was moved or cancelled by somebody else was not told': `select a.id from appointments a
    where a.group_id is not null and ((a.status = 'cancelled' and a.cancelled_by_person_id <> a.resident_id) or (a.status in ${live} and a.moved_at is not null))
      and not exists (select 1 from appointment_notices n join notifications t on t.tenant_id = n.tenant_id and t.id = n.id
        where n.tenant_id = a.tenant_id and n.appointment_id = a.id and n.kind = 'changed' and n.starts_at = a.starts_at)`,
}

/**
 * What is wrong with the groups of a test neighbourhood and the places in them: nothing. The location of each group says how
 * many lead it.
 */
export async function faultsOfGroups({ owner }: TestNeighbourhood): Promise<string[]> {
  const found: string[] = []
  for (const [fault, text] of Object.entries(faults)) {
    const { rows } = await owner.client.query<{ id: string }>(text)
    if (rows.length > 0) found.push(`${fault}: ${rows.map(({ id }) => id).join(' ')}`)
  }
  return found
}
