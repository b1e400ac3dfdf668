import type { RequestHandler } from 'express'
import { afterEach, expect, test } from 'vitest'
import { fewAtOnce } from './few-at-once.ts'
import { frontUnderTest, type FrontUnderTest } from './testing/front-under-test.server.ts'

let portal: FrontUnderTest | undefined
afterEach(() => portal?.front.close())

async function door(most: number) {
  const inside: string[] = []
  const open: (() => void)[] = []
  const answer: RequestHandler = (request, response) => {
    inside.push(request.path)
    if (request.method === 'POST') open.push(() => response.end('in'))
    else response.end('read')
  }
  portal = await frontUnderTest({ behind: [fewAtOnce(most, (path) => path.startsWith('/inloggen')), answer] })
  const headers = [`Host: ${portal.host}`, 'Sec-Fetch-Site: same-origin', 'Content-Length: 0']
  return { inside, open, ask: (start: string) => portal!.ask(start, headers) }
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
  const other = ask('POST /mijn/vraag')
  await expect.poll(() => open.length).toBe(2)
  open.forEach((answer) => answer())
  expect((await Promise.all([first, other])).map(({ text }) => text)).toEqual(['in', 'in'])
})
