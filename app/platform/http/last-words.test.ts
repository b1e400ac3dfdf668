import type { RequestHandler } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { frontUnderTest } from './testing/front-under-test.server.ts'
import type { FrontUnderTest } from './testing/front-under-test.server.ts'

let portal: FrontUnderTest | undefined
afterEach(() => portal?.front.close())

const browser = 'Accept: text/html,application/xhtml+xml,*/*;q=0.8'
const calendar = 'Accept: text/calendar, */*'
const same = 'Sec-Fetch-Site: same-origin'

async function answered(handler: RequestHandler, start: string, headers: readonly string[]) {
  portal = await frontUnderTest({ behind: [handler] })
  return portal.ask(start, [`Host: ${portal.host}`, same, ...headers])
}

describe('whoever opens an address in a browser gets a page, whatever went wrong', () => {
  const file = 'GET /nl/activiteiten/x/agenda.ics'
  it.each<[what: string, start: string, handler: RequestHandler, status: number, words: string]>([
    ['a calendar file that is not there', file, (_, response) => void response.status(404).end(), 404, 'is er niet'],
    ['a bare text', file, (_, response) => void response.status(404).type('txt').end('x'), 404, 'is er niet'],
    ['data', 'POST /taal', (_, response) => void response.status(405).json({}), 405, 'begrijpen wij niet'],
    ['a refusal', 'GET /sessie', (_, response) => void response.status(401).end(), 401, 'niet gelukt'],
    ['an empty fault', 'GET /mijn', (_, response) => void response.status(500).end(), 500, 'Er ging iets mis'],
  ])('%s', async (_what, start, handler, status, words) => {
    const said = await answered(handler, start, [browser])
    expect([said.status, said.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8'])
    expect(said.text).toContain(words)
    expect(Number(said.headers['content-length'])).toBe(said.body.length)
  })

  it('a program that fetches a calendar file hears 404 and no more', async () => {
    const said = await answered((_, response) => void response.status(404).end(), file, [calendar])
    expect([said.status, said.text, said.headers['content-type']]).toEqual([404, '', undefined])
  })

  it('a file that is there stays as it is', async () => {
    const said = await answered((_, response) => void response.type('text/calendar').end('BEGIN'), file, [browser])
    expect([said.status, said.text]).toEqual([200, 'BEGIN'])
  })
})

describe('a method that a page does not know is answered with those that it knows', () => {
  const refuses: RequestHandler = (_, response) => void response.status(405).type('html').end('<p>own page</p>')

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s', async (method) => {
    const said = await answered(refuses, `${method} /mijn`, [browser])
    expect([said.status, said.headers['allow'], said.text]).toEqual([405, 'GET, HEAD, OPTIONS', '<p>own page</p>'])
    await expect.poll(() => portal!.lines.length).toBe(1)
    expect(JSON.parse(portal!.lines[0]!)).toMatchObject({ level: 'info', event: 'request', status: 405 })
  })

  it('a route that says more is believed', async () => {
    const handler: RequestHandler = (_, response) => void response.status(405).set('Allow', 'POST').end()
    expect((await answered(handler, 'GET /taal', [browser])).headers['allow']).toBe('POST')
  })

  it.each(['HEAD', 'OPTIONS'])('%s is known everywhere', async (method) => {
    const said = await answered((_, response) => void response.type('html').end('x'), `${method} /mijn`, [browser])
    expect([said.status < 300, said.text]).toEqual([true, ''])
  })
})
