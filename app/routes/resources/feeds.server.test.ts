import { parseRssFeed } from 'feedsmith'
import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor } from '#db/testing/as-actor.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { startTestPortal, type TestPortal } from '#db/testing/portal.server.ts'
import { importRoute, visit } from '#db/testing/route-walk.server.ts'
import { makeActivity } from '#db/testing/sign-up-world.server.ts'
import { indexOccurrences } from '#app/domain/activities/index-occurrences.server.ts'
import { systemActor } from '#app/domain/shared/actor.ts'
import { refreshOpenDataEverywhere } from '#app/jobs/refresh-open-data.server.ts'

/** What machines read of what the neighbourhood offers, over HTTP. */
let wijk: TestNeighbourhood
let portal: TestPortal
let activityId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  activityId = (await makeActivity(wijk)).id
  await refreshOpenDataEverywhere(testNow)
  portal = await startTestPortal()
})
afterAll(async () => {
  await portal.close()
  await wijk.end()
})

const paths = () => [
  '/nl/activiteiten.ics',
  '/ar/activiteiten.rss?gratis=ja',
  `/tr/activiteiten/${activityId}/agenda.ics`,
  ...['/openactive', '/openactive/concepts', '/openactive/session-series', '/openactive/scheduled-sessions'],
  ...['/sitemap.xml', '/ti/sitemap.xml', '/robots.txt'],
]

test('every feed may be kept, says when it is the same, and depends on nobody', async () => {
  for (const path of paths()) {
    const whole = await portal.send({ path })
    const { etag, 'cache-control': kept = '', 'set-cookie': cookie } = whole.headers
    expect([whole.status, cookie], path).toEqual([200, undefined])
    expect(kept, path).toMatch(/^public, max-age=\d+, stale-while-revalidate=\d+$/)
    expect(whole.headers['content-security-policy'], path).toContain("default-src 'none'")
    const same = await portal.send({ path, headers: [`If-None-Match: W/${String(etag)}`], cookie: 'a=b' })
    expect([same.status, same.text, same.headers.etag], path).toEqual([304, '', etag])
    const moment = whole.headers['last-modified']
    if (moment) {
      const asked = await portal.send({ path, headers: [`If-Modified-Since: ${moment}`] })
      const before = await portal.send({ path, headers: ['If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT'] })
      expect([asked.status, before.status], path).toEqual([304, 200])
    }
    const other = await portal.send({ path, headers: ['If-None-Match: "x"', 'Accept-Language: pl'] })
    expect([other.status, other.text === whole.text], path).toEqual([200, true])
  }
})

test('each is of its own type, and is read by programs that are not ours', async () => {
  const calendar = await portal.send({ path: '/nl/activiteiten.ics' })
  expect(calendar.headers['content-type']).toBe('text/calendar; charset=utf-8')
  const read = new ICAL.Component(ICAL.parse(calendar.text) as unknown[])
  expect(read.getFirstPropertyValue('x-wr-calname')).toBe('Activiteiten in Overvecht')
  expect(read.getAllSubcomponents('vevent')).toHaveLength(1)
  const news = await portal.send({ path: '/tr/activiteiten.rss' })
  expect(news.headers['content-type']).toBe('application/rss+xml; charset=utf-8')
  expect(parseRssFeed(news.text).items?.map(({ title }) => title)).toEqual(['Birlikte yürüyüş'])
  const series = await portal.send({ path: '/openactive/session-series' })
  expect(series.headers['content-type']).toBe('application/vnd.openactive.rpde+json; version=1')
  const { items, next } = JSON.parse(series.text) as { items: { id: string }[]; next: string }
  expect(items.map(({ id }) => id)).toEqual([activityId])
  const rest = await portal.send({ path: new URL(next).pathname + new URL(next).search })
  expect([(JSON.parse(rest.text) as { items: [] }).items, rest.headers['cache-control']]).toEqual([
    [],
    'public, max-age=8, stale-while-revalidate=8',
  ])
})

test('the sitemap names every page in every language, and robots.txt where it is', async () => {
  const robots = await portal.send({ path: '/robots.txt' })
  const index = /^Sitemap: (.+)$/m.exec(robots.text)?.[1] ?? ''
  const all = await portal.send({ path: new URL(index).pathname })
  const addresses = [...all.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]!)
  expect(addresses).toHaveLength(6)
  const turkish = await portal.send({ path: '/tr/sitemap.xml' })
  expect(turkish.text).toContain(`/tr/activiteiten/${activityId}</loc>`)
  const pages = turkish.text.split('<url>').length
  expect(pages).toBeGreaterThan(6)
  for (const tag of ['nl', 'en', 'tr', 'ar', 'pl', 'ti', 'x-default'])
    expect(turkish.text.split(`hreflang="${tag}"`), tag).toHaveLength(pages)
})

test('nonsense gets a calm line or nothing, never everything', async () => {
  const refused: [string, number][] = [
    ['/nl/activiteiten.ics?thema=nonsense', 400],
    ['/nl/activiteiten.rss?dag=2026-04-07', 400],
    ['/xx/activiteiten.ics', 404],
    ['/xx/sitemap.xml', 404],
    ['/nl/activiteiten/nonsense/agenda.ics', 404],
    ['/openactive/nonsense', 404],
    ...['-1', 'x', '1.5', '9'.repeat(30), ''].map((value): [string, number] => [
      `/openactive/session-series?afterChangeNumber=${value}`,
      400,
    ]),
    ['/openactive/session-series?limit=5', 400],
  ]
  for (const [path, status] of refused) {
    const said = await portal.send({ path })
    expect([path, said.status]).toEqual([path, status])
    expect(said.text, path).not.toContain('Samen wandelen')
  }
  const asked = await portal.send({ path: '/nl/activiteiten.ics?thema=nonsense' })
  expect(asked.text).toContain('Dit begrijpen wij niet')
})

test('another wijk hears nothing of it', async () => {
  for (const path of paths().filter((each) => !each.endsWith('agenda.ics'))) {
    const { status, text: body } = await portal.send({ path, tenant: wijk.otherTenant })
    expect([path, status, body.includes(activityId)]).toEqual([path, 200, false])
  }
  const file = await portal.send({ path: `/nl/activiteiten/${activityId}/agenda.ics`, tenant: wijk.otherTenant })
  expect(file.status).toBe(404)
})

test('the page of an activity carries it as data that no script runs', async () => {
  await wijk.owner.client.query(`update activities set what = $1 where id = $2`, [
    '</script><script>alert(1)</script>',
    activityId,
  ])
  const { text: body } = await portal.send({ path: `/nl/activiteiten/${activityId}` })
  const scripts = [...body.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)]
  // Vite’s own client is there while the pages are run from source.
  const own = scripts.map((match) => match[1]!.trim()).filter((each) => !each.includes('/@vite/'))
  expect(own.map((each) => each.replace(/ ?suppressHydrationWarning=""/, ''))).toEqual(['type="application/ld+json"'])
  expect(JSON.parse(scripts[0]![2]!)).toMatchObject({
    '@type': 'Event',
    description: '</script><script>alert(1)</script>',
  })
  const list = await portal.send({ path: '/nl/activiteiten?gratis=ja&week=1' })
  expect(list.text).toContain('type="application/rss+xml" href="/nl/activiteiten.rss?gratis=ja"')
  expect(list.text).toContain('type="text/calendar" href="/nl/activiteiten.ics?gratis=ja"')
})

test('an activity of Sundays is at its hour on both nights that the clocks change: on the list, its page and in a calendar', async () => {
  const sundays = async (starts: string, ends: string) => {
    const { id } = await makeActivity(wijk)
    await wijk.owner.client.query(
      `update activities set recurrence_rule = 'FREQ=WEEKLY;BYDAY=SU', first_date = '2026-03-01', starts_at = $2, ends_at = $3 where id = $1`,
      [id, starts, ends],
    )
    await asActor(systemActor(wijk.tenant.id, testNow, 'job'), (tx) => indexOccurrences(tx, id))
    return id
  }
  const [night, morning] = [await sundays('02:30', '04:00'), await sundays('10:00', '11:30')]
  const open = async (file: string, path: string, params: Record<string, string>, now: string) => {
    const { loader } = await importRoute(file)
    const asked = { path, params: { language: 'nl', ...params }, tenant: wijk.tenant }
    return (await visit(loader!, { ...asked, now: Temporal.Instant.from(now) })).body
  }
  // Half past two is not there in March (it is half past three), and comes twice in October (the first): RFC 5545 §3.3.5.
  const changes = [
    { now: '2026-03-28T12:00Z', date: '2026-03-29', at: ['3.30 tot 5.00', '10.00 tot 11.30'], ten: '08:00' },
    { now: '2026-10-24T12:00Z', date: '2026-10-25', at: ['2.30 tot 3.00', '10.00 tot 11.30'], ten: '09:00' },
  ]
  for (const { now, date, at, ten } of changes) {
    const day = `zondag ${date.slice(-2)} ${date.includes('-03-') ? 'maart' : 'oktober'}`
    const list = await open('routes/public/activities.tsx', '/nl/activiteiten', {}, now)
    const { sections } = JSON.parse(list) as {
      sections: { title: string; lines: { id: string; when: string }[] }[]
    }
    const lines = sections.find(({ title }) => title === day)?.lines.filter(({ id }) => [night, morning].includes(id))
    expect(lines?.map(({ when }) => when)).toEqual(at.map((hours) => `${hours} uur`))
    for (const [index, activityId] of [night, morning].entries()) {
      const page = await open('routes/public/activity.tsx', `/nl/activiteiten/${activityId}`, { activityId }, now)
      const { dates } = JSON.parse(page) as { dates: { key: string; day: string; when: string }[] }
      const shown = dates.find(({ key }) => key === date)
      expect([shown?.day, shown?.when]).toEqual([day, `${at[index]!} uur`])
    }
    const file = (activityId: string) =>
      open('routes/resources/activity-calendar.ts', '/agenda.ics', { activityId }, now)
    // By the clock, as the organiser said it: programs differ in what they make of the hour that is not there.
    expect(startsOf(await file(night)).map(({ local }) => local)).toContain(`${date}T02:30:00`)
    expect(startsOf(await file(morning)).map(({ instant }) => instant)).toContain(`${date}T${ten}:00Z`)
  }
})

/** The starts of the series in a calendar file, as ical.js reads them with the zone of the file. */
function startsOf(file: string): { local: string; instant: string }[] {
  const part = new ICAL.Component(ICAL.parse(file) as unknown[])
  const zone = new ICAL.Timezone(part.getFirstSubcomponent('vtimezone')!)
  const dates = new ICAL.Event(part.getFirstSubcomponent('vevent')!).iterator()
  return Array.from({ length: 40 }, () => {
    const start = dates.next()!
    start.zone = zone
    const instant = Temporal.Instant.fromEpochMilliseconds(start.toUnixTime() * 1000).toString()
    return { local: start.toString(), instant }
  })
}
