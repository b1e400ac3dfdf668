import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { keepLook, lookInto, takeOver } from '#app/domain/activities/import-source.server.ts'
import { listSources } from '#app/domain/activities/import-source.queries.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import type { Outside } from '#app/platform/fetch-foreign.server.ts'
import { withClient } from '../roles.server.ts'
import { activities } from '../schema/activities.ts'
import { makeTestNeighbourhood, testNow } from './neighbourhood.server.ts'
import { makeActivity } from './sign-up-world.server.ts'
import { testUrls } from './test-database.ts'

/** An event every Tuesday from 10:00 to 11:30, as a calendar has it, without its name. */
export const weekly = (title: string, more = '') =>
  [
    ...[`SUMMARY:${title}`, 'DESCRIPTION:Samen in de buurt', 'LOCATION:De Kaai\\, Dreef 5'],
    ...['DTSTART;TZID=Europe/Amsterdam:20260407T100000', 'DTEND;TZID=Europe/Amsterdam:20260407T113000'],
    `RRULE:FREQ=WEEKLY${more}`,
  ].join('\n')
const url = 'https://agenda.example/buurthuis-geheim-7.ics'
const usual = {
  ...{ words: [] as string[], forWhom: 'Iedereen', howToJoin: 'Kom langs', domain: 'SOCIAL' as const },
  becomes: 'submitted' as 'submitted' | 'draft',
}
export const importToday = '2026-04-03'

/** Some hours after the beginning of every test. */
export const hoursLater = (count: number) => testNow.add({ hours: count })

/** A neighbourhood with an organiser who has a calendar on the internet, one of another organisation, and what they do. */
export async function makeImportWorld() {
  const wijk = await makeTestNeighbourhood()
  const calendar = { events: {} as Record<string, string>, isAway: false }
  const server = createServer((_, answer) => {
    const event = ([uid, lines]: [string, string]) => ['BEGIN:VEVENT', `UID:${uid}`, ...lines.split('\n'), 'END:VEVENT']
    const body = ['BEGIN:VCALENDAR', ...Object.entries(calendar.events).flatMap(event), 'END:VCALENDAR']
    answer.writeHead(calendar.isAway ? 503 : 200).end(body.join('\r\n'))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const outside: Outside = {
    resolve: async () => [{ address: '93.184.215.14', family: 4 }],
    begin: (address, { headers, signal }) =>
      request({ port: (server.address() as AddressInfo).port, path: address.pathname, headers, signal }),
  }
  const [made, elsewhere] = [await makeActivity(wijk), await makeActivity(wijk)]
  const { organiserId } = made
  const mariska = { ...made.organiser, personId: wijk.actors.joost.personId }
  const other: Actor = { ...elsewhere.organiser, personId: wijk.actors.sanne.personId }

  async function look(actor: Actor = mariska, changed: Partial<typeof usual> = {}) {
    const seen = await lookInto({ url }, { now: testNow, timeZone: 'Europe/Amsterdam', organiser: 'De Dreef' }, outside)
    if (!seen.ok) throw new Error(seen.failure)
    const settings = { ...usual, ...changed }
    return withActor(actor, (tx) => keepLook(tx, { organiserId, from: { url }, settings, looked: seen.looked }))
  }
  const imported = () =>
    wijk.owner.db
      .select()
      .from(activities)
      .where(eq(activities.authorPersonId, mariska.personId))
      .orderBy(activities.title)
  return {
    ...{ wijk, calendar, outside, organiserId, mariska, other, look, imported },
    states: async () => (await imported()).map(({ title, state }) => `${title} ${state}`),
    async bring(changed: Partial<typeof usual> = {}) {
      const looked = await look(mariska, changed)
      if (!looked.ok) throw new Error('not looked')
      const { sourceId } = looked.value
      const taken = await withActor(mariska, (tx) => takeOver(tx, { sourceId, today: importToday }))
      if (!taken.ok) throw new Error(taken.refusal.code)
      return { id: sourceId, plan: taken.value }
    },
    async publish(title: string) {
      await wijk.owner.db.update(activities).set({ state: 'published' }).where(eq(activities.title, title))
      return (await imported()).find((each) => each.title === title)!
    },
    async source() {
      const found = await withActor(mariska, listSources)
      if (!found.ok) throw new Error('no sources')
      return found.value.sources[0]!.row
    },
    /** What those who take part will be told; takes the jobs out of the queue. */
    async told(): Promise<string[]> {
      const { rows } = await withClient(testUrls().worker, (client) =>
        client.query<{ what: string }>(
          `delete from graphile_worker._private_jobs where payload::jsonb ? 'activityId'
           returning concat_ws(' ', payload ->> 'activityId', payload ->> 'originalDate', payload ->> 'what') as what`,
        ),
      )
      return rows.map(({ what }) => what)
    },
    /** Four activities in the calendar, and nothing taken over. */
    async begin() {
      const { client } = wijk.owner
      await client.query('delete from activity_sources')
      await client.query('delete from activity_exceptions')
      await client.query('delete from activities where author_person_id is not null')
      await client.query("delete from notifications where template = 'calendarAway'")
      calendar.isAway = false
      calendar.events = Object.fromEntries(
        Object.entries({ walk: 'Wandelen', soup: 'Soep eten', sing: 'Zingen', yoga: 'Yoga' }).map(([uid, title]) => [
          uid,
          weekly(title),
        ]),
      )
    },
    end: () => {
      server.close()
      return wijk.end()
    },
  }
}
