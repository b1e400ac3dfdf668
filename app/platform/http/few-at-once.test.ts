import type { RequestHandler } from 'express'
import { afterEach, expect, test } from 'vitest'
import type { Few } from './few-at-once.server.ts'
import { frontUnderTest, type FrontUnderTest } from './testing/front-under-test.server.ts'

let portal: FrontUnderTest | undefined
afterEach(() => portal?.front.close())

async function door(most: number, few: Partial<Few> = {}) {
  const inside: string[] = []
  const open: (() => void)[] = []
  const answer: RequestHandler = (request, response) => {
    inside.push(request.path)
    if (request.method === 'POST') open.push(() => response.end('in'))
    else response.end('read')
  }
  portal = await frontUnderTest({
    door: {
      area: 'inloggen',
      except: 'digid',
      most,
      burst: 20,
      perSecond: 10,
      patience: 5_000,
      nameOf: (address) => address,
      ...few,
    },
    trustedProxy: ['127.0.0.1'],
    behind: [answer],
  })
  const headers = [`Host: ${portal.host}`, 'Sec-Fetch-Site: same-origin', 'Content-Length: 0']
  const ask = (start: string, who = '198.18.0.1') => portal!.ask(start, [...headers, `X-Forwarded-For: ${who}`])
  return { inside, open, ask }
}

test('two come in at a time, the others in the order in which they came', async () => {
  const { inside, open, ask } = await door(2)
  const asked: Promise<{ text: string }>[] = []
  for (const name of ['a', 'b', 'c', 'd']) {
    asked.push(ask(`POST /inloggen/${name}`))
    if (name < 'c') await expect.poll(() => inside.length).toBe(name === 'a' ? 1 : 2)
    else await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(inside).toEqual(['/inloggen/a', '/inloggen/b'])
  open[1]!()
  await expect.poll(() => inside).toEqual(['/inloggen/a', '/inloggen/b', '/inloggen/c'])
  open[0]!()
  await expect.poll(() => inside.at(-1)).toBe('/inloggen/d')
  open.slice(2).forEach((answer) => answer())
  expect((await Promise.all(asked)).map(({ text }) => text)).toEqual(['in', 'in', 'in', 'in'])
})

test('who only reads, or sends another form, waits for nobody', async () => {
  const { inside, open, ask } = await door(1)
  const first = ask('POST /inloggen')
  await expect.poll(() => inside.length).toBe(1)
  expect((await ask('GET /inloggen')).text).toBe('read')
  const others = [ask('POST /mijn/vraag'), ask('POST /inloggen/digid')]
  await expect.poll(() => open.length).toBe(3)
  open.forEach((answer) => answer())
  expect((await Promise.all([first, ...others])).map(({ text }) => text)).toEqual(['in', 'in', 'in'])
})

test('after a row of them they come in at a pace, and who reads does not wait for it', async () => {
  let now = 0
  const { inside, open, ask } = await door(5, { burst: 2, perSecond: 20, clock: () => now })
  const asked = ['a', 'b', 'c'].map((name) => ask(`POST /inloggen/${name}`))
  await expect.poll(() => inside.length).toBe(2)
  await new Promise((resolve) => setTimeout(resolve, 120))
  expect(inside).toHaveLength(2)
  now += 50
  await expect.poll(() => inside.length).toBe(3)
  open.forEach((answer) => answer())
  expect((await Promise.all(asked)).map(({ text }) => text)).toEqual(['in', 'in', 'in'])
})

test('a neighbour in a flood of somebody else’s tries is the next but one', async () => {
  const { inside, open, ask } = await door(1)
  const asked = [ask('POST /inloggen/1', '198.18.0.9')]
  await expect.poll(() => inside.length).toBe(1)
  for (const number of [2, 3, 4]) asked.push(ask(`POST /inloggen/${number}`, '198.18.0.9'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  asked.push(ask('POST /inloggen/neighbour', '198.18.0.3'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  for (let at = 0; at < asked.length; at += 1) {
    await expect.poll(() => open.length).toBe(at + 1)
    open[at]!()
  }
  await Promise.all(asked)
  expect(inside.indexOf('/inloggen/neighbour')).toBeLessThanOrEqual(2)
})

test('who waited too long is told so, and makes room', async () => {
  const { inside, open, ask } = await door(1, { patience: 100 })
  const first = ask('POST /inloggen/first')
  await expect.poll(() => inside.length).toBe(1)
  const late = await ask('POST /inloggen/late')
  expect(late.status).toBe(503)
  expect(late.text).toContain('<html')
  open[0]!()
  await first
  const next = ask('POST /inloggen/next')
  await expect.poll(() => inside).toEqual(['/inloggen/first', '/inloggen/next'])
  open[1]!()
  expect((await next).text).toBe('in')
})

test.each(['/INLOGGEN/x', '/%69nloggen/x', '/Inloggen'])('%s is the same door', async (path) => {
  const { inside, open, ask } = await door(1)
  const first = ask('POST /inloggen/first')
  await expect.poll(() => inside.length).toBe(1)
  const second = ask(`POST ${path}`)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(inside).toEqual(['/inloggen/first'])
  open[0]!()
  await expect.poll(() => open.length).toBe(2)
  open[1]!()
  expect((await Promise.all([first, second])).map(({ text }) => text)).toEqual(['in', 'in'])
})
