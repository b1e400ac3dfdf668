import type { EntryRow, PublicEntry } from './directory.queries.server.ts'
import { derivedId } from './derived-id.server.ts'
import { whoToCall } from './directory-entry.ts'
import { hoursText, weekdayCodes } from './hours-text.ts'
import type { HsdsTerm } from './hsds-terms.server.ts'
import type { Temporal } from 'temporal-polyfill'

type Row = PublicEntry['row']

/** What a service says besides its entry. */
export interface HsdsPlace {
  readonly city: string
  readonly today: Temporal.PlainDate
  readonly terms: readonly HsdsTerm[]
}

/** The organisation that offers it; `description` is required by the schema, and says what it offers. */
export function hsdsOrganization(
  of: Pick<EntryRow, 'providerId' | 'providerName' | 'name' | 'id'>,
  services: readonly string[],
) {
  return { id: of.providerId ?? of.id, name: of.providerName ?? of.name, description: services.join('; ') }
}

/** Leaves out what is not known: HSDS has no null. */
function known<T extends Record<string, unknown>>(fields: T) {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}

/** HSDS 3.0 `service`, as a list has it: without what hangs under it. */
export function hsdsServiceLine({ row, stale }: PublicEntry) {
  return known({
    id: row.id,
    organization_id: row.providerId ?? row.id,
    name: row.name,
    description: row.description,
    url: row.website,
    email: row.email,
    status: 'active',
    application_process: row.howToRegister,
    fees_description: row.costs,
    eligibility_description: row.targetGroups.join(', '),
    assured_date: row.lastCheckedOn.toString(),
    alert: stale ? `Lang niet nagekeken: ${row.lastCheckedOn.toString()}. Bel eerst even.` : null,
    last_modified: row.updatedAt?.toString({ smallestUnit: 'second' }) ?? null,
    organization: hsdsOrganization(row, [row.name]),
  })
}

/** Each period of the week as a rule (RFC 5545 `BYDAY`), with a line for who reads it. */
function schedules({ id, hours, openingHours }: Row, idOf: (name: string) => string) {
  if (hours === null)
    return openingHours === null ? [] : [{ id: idOf('schedule'), service_id: id, description: openingHours }]
  const times = [...new Set(hours.weekly.map(({ from, until }) => `${from} ${until}`))].sort()
  return times.map((time) => {
    const [opens = '', closes = ''] = time.split(' ')
    const days = hours.weekly.filter(({ from, until }) => `${from} ${until}` === time).map(({ weekday }) => weekday)
    return {
      id: idOf(`schedule ${time}`),
      service_id: id,
      freq: 'WEEKLY',
      wkst: 'MO',
      byday: weekdayCodes.filter((_, at) => days.includes(at + 1)).join(','),
      opens_at: opens,
      closes_at: closes,
      description: openingHours ?? hoursText(hours),
    }
  })
}

function location(row: Row, idOf: (name: string) => string, { city }: HsdsPlace) {
  const id = idOf('location')
  return {
    id,
    location_type: 'physical',
    name: row.name,
    addresses: [
      {
        ...{ id: idOf('address'), location_id: id, address_1: row.street, city, state_province: '' },
        ...{ postal_code: row.postcode ?? '', country: 'NL', address_type: 'physical' },
      },
    ],
    accessibility: row.wheelchairAccessible
      ? [{ id: idOf('accessibility'), location_id: id, description: 'Rolstoeltoegankelijk' }]
      : [],
  }
}

/** HSDS 3.0 `service` with all that hangs under it. Functions and numbers of functions only (PUB-3). */
export function hsdsService(entry: PublicEntry, place: HsdsPlace) {
  const { row } = entry
  const { id } = row
  const idOf = (name: string) => derivedId(id, name)
  const call = whoToCall(row, place.today, entry.ownerLeft)
  const phone = (number: string, of: string) => ({ id: idOf(`phone ${of}`), service_id: id, number, type: 'voice' })
  const terms = place.terms.filter(({ code }) => row.domains.includes(code) || row.questions.includes(code))
  return {
    ...hsdsServiceLine(entry),
    phones: call ? [phone(call.phone, 'service')] : [],
    schedules: schedules(row, idOf),
    languages: row.languages.map((code) => ({ id: idOf(`language ${code}`), service_id: id, code })),
    cost_options: row.costs === null ? [] : [{ id: idOf('cost'), service_id: id, amount_description: row.costs }],
    contacts: call?.function
      ? [{ id: idOf('contact'), service_id: id, title: call.function, phones: [phone(call.phone, 'contact')] }]
      : [],
    service_at_locations:
      row.street === null
        ? []
        : [
            {
              ...{ id: idOf('at location'), service_id: id, location_id: idOf('location') },
              location: location(row, idOf, place),
            },
          ],
    attributes: terms.map((term) => ({
      ...{ id: idOf(`attribute ${term.code}`), link_id: id, link_entity: 'service', link_type: 'taxonomy_term' },
      ...{ taxonomy_term_id: term.id, taxonomy_term: term },
    })),
  }
}
