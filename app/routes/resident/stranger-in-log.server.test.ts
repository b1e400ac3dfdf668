import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import { newId } from '#app/domain/shared/ids.ts'

let wijk: TestNeighbourhood
let cookies: { fatma: string; danuta: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { fatma, danuta } = wijk.actors
  cookies = {
    fatma: await cookieOf(wijk, wijk.tenant.id, fatma),
    danuta: await cookieOf(wijk, wijk.tenant.id, danuta),
  }
})
afterAll(() => wijk.end())

test('a neighbour who tried to act for me is no representative of mine in my log, and I can ask about that line', async () => {
  const { fatma, danuta } = wijk.actors
  const open = async (file: string, path: string, cookie: string, more: object = {}) => {
    const { loader, action } = await importRoute(`routes/resident/${file}`)
    const handler = 'body' in more ? action! : loader!
    return visit(handler, { path, tenant: wijk.tenant, cookie, ...more })
  }
  const base = `/namens/${fatma.personId}`
  const tried = await open('home.tsx', base, cookies.danuta, { params: { subjectId: fatma.personId } })
  expect(tried.status).toBe(404)

  const page = await open('access-log.tsx', '/mijn/wie-heeft-gekeken', cookies.fatma)
  const { days } = JSON.parse(page.body) as {
    days: { lines: { text: string; about: Record<string, string> }[] }[]
  }
  const line = days.flatMap((day) => day.lines).find(({ text }) => text.includes('die u niet vertegenwoordigt'))!
  expect(line.text).toMatch(/^Iemand die u niet vertegenwoordigt, wilde .+ bekijken, maar mocht dat niet$/)
  for (const secret of ['uw vertegenwoordiger', danuta.personId, 'Danuta']) expect(page.body).not.toContain(secret)

  const query = new URLSearchParams(line.about).toString()
  const path = `/mijn/wie-heeft-gekeken/vraag?${query}`
  const form = await open('ask-about-log.tsx', path, cookies.fatma)
  const { sentence, hidden } = JSON.parse(form.body) as { sentence: string; hidden: Record<string, string> }
  expect(sentence).toBe(line.text)
  const questionId = newId()
  const body = new URLSearchParams({ questionId, question: 'Wie was dat?', ...hidden })
  expect((await open('ask-about-log.tsx', path, cookies.fatma, { body })).status).toBe(303)
  const { rows } = await wijk.owner.client.query(
    'select about_resource, about_action, about_day::text from privacy_questions where id = $1',
    [questionId],
  )
  expect(rows).toEqual([{ about_resource: line.about['wat'], about_action: 'R', about_day: line.about['dag'] }])
})
