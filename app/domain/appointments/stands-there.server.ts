import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { clockText, dateTimeText } from '#app/platform/i18n/format.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { localLines } from './agenda-lines.server.ts'
import { mayPlan } from './block-time.server.ts'
import { readAgendas, type AgendaOfPerson } from './read-agendas.server.ts'
import type { Reader } from './show-appointment.server.ts'

/**
 * What stands in an agenda between two instants, for whoever wants to block that time: the appointments that they may see, the
 * groups, blocked time, and the rest without a word. One entry in the log, with every resident shown. `notFound` for an agenda
 * that is not theirs to set.
 */
export async function standsThere(
  tx: Tx,
  asked: {
    readonly tenant: Tenant
    readonly personId: string
    readonly startsAt: Temporal.Instant
    readonly endsAt: Temporal.Instant
  },
): Promise<Result<AgendaOfPerson>> {
  const { tenant, personId, startsAt, endsAt } = asked
  if (!(await mayPlan(tx, personId, tenant.timeZone))) return notFound
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  // What began the evening before is in the way too.
  const days = { firstDay: day(startsAt).subtract({ days: 1 }), lastDay: day(endsAt) }
  const agendas = await readAgendas(tx, [personId], { tenant, ...days, within: { startsAt, endsAt } })
  const agenda = agendas.get(personId)
  return agenda ? done(agenda) : notFound
}

/** As `standsThere` found it in ready words, with what page each has; blocked time stands on the page itself already. */
export function showStandsThere(agenda: AgendaOfPerson, reader: Reader) {
  const { timeZone, language } = reader
  const [booked, led] = [agenda.appointments, agenda.groups].map((list) => new Set(list.map(({ id }) => id)))
  const pageOf = (id: string): 'appointment' | 'group' | null =>
    booked?.has(id) ? 'appointment' : led?.has(id) ? 'group' : null
  return localLines({ ...agenda, sessions: [] }, { ...reader, mayMove: false }).map(({ startsAt, end, entry }) => ({
    id: entry.id,
    when: `${dateTimeText(startsAt, timeZone, language)} – ${clockText(end, language)}`,
    title: entry.title,
    note: entry.note ?? null,
    page: pageOf(entry.id),
  }))
}
