import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { fetchForeign } from './fetch-foreign.server.ts'
import type { Begin, Outside, Resolve } from './fetch-foreign.server.ts'
import { isPublicAddress } from './foreign-address.server.ts'

const home = 'https://agenda.example/a.ics'
const open = { address: '93.184.216.34', family: 4 }
const failure = (value: string) => ({ ok: false, failure: value })

/** What the internet answers: a server of this test's own stands for all of it. */
let answer: RequestListener
let asked: { host: string; connects: unknown }[]
const internet = createServer((request, response) => answer(request, response))
beforeAll(() => new Promise<void>((ready) => internet.listen(0, '127.0.0.1', ready)))
afterAll(() => internet.closeAllConnections())
afterAll(() => new Promise((closed) => internet.close(closed)))
beforeEach(() => {
  asked = []
  answer = (_request, response) => response.end('BEGIN:VCALENDAR')
})

const begin: Begin = (url, { signal, lookup, headers }) => {
  const question = { host: url.hostname, connects: undefined as unknown }
  lookup?.(url.hostname, { all: true }, (_fault, addresses) => (question.connects = addresses))
  asked.push(question)
  const { port } = internet.address() as AddressInfo
  return httpRequest({ host: '127.0.0.1', port, path: url.pathname, signal, headers, agent: false })
}
const publicly: Resolve = async () => [open]
const read = (address: string, outside: Outside = {}) => fetchForeign(address, { begin, resolve: publicly, ...outside })

test('an address on the public internet is read', async () => {
  expect(await read(home)).toEqual({ ok: true, text: 'BEGIN:VCALENDAR' })
  expect(asked).toEqual([{ host: 'agenda.example', connects: [open] }])
})

test.each([
  'http://agenda.example/a.ics',
  'ftp://agenda.example/a.ics',
  'file:///etc/passwd',
  'https://fatma:geheim@agenda.example/a.ics',
  'https://agenda.example:8443/a.ics',
  'webcal',
  '',
])('only plain https is asked: not %s', async (address) => {
  const resolve = vi.fn(publicly)
  expect(await read(address, { resolve })).toEqual(failure('notHttps'))
  expect(resolve).not.toHaveBeenCalled()
})

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.0.0.1/',
  'https://0.0.0.0/',
  'https://10.0.0.8/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[fe80::1]/',
  'https://[fd00::1]/',
  'https://[ff02::1]/',
  'https://[2002:7f00:1::]/',
])('no machine of this house is reached: %s', async (address) => {
  expect(await read(address)).toEqual(failure('notPublic'))
  expect(asked).toEqual([])
})

test.each(['127.0.0.1', '::1', '169.254.169.254', '10.1.2.3', 'fd12::1', '::ffff:10.0.0.1'])(
  'a name that leads to %s is not followed, also when it has a public address beside it',
  async (address) => {
    const family = address.includes(':') ? 6 : 4
    for (const found of [[{ address, family }], [open, { address, family }]])
      expect(await read(home, { resolve: async () => found })).toEqual(failure('notPublic'))
    expect(asked).toEqual([])
  },
)

test('a name is asked once, so that it cannot lead elsewhere a moment later', async () => {
  const resolve = vi
    .fn<Resolve>()
    .mockResolvedValueOnce([open])
    .mockResolvedValue([{ address: '127.0.0.1', family: 4 }])
  expect((await read(home, { resolve })).ok).toBe(true)
  expect(asked).toEqual([{ host: 'agenda.example', connects: [open] }])
  expect(resolve).toHaveBeenCalledTimes(1)
})

test.each([
  ['https://127.0.0.1/', 'notPublic'],
  ['https://[::1]/', 'notPublic'],
  ['http://agenda.example/b.ics', 'notHttps'],
  ['//169.254.169.254/', 'notPublic'],
  ['https://binnen.example/', 'notPublic'],
])('a redirect to %s is not followed', async (to, expected) => {
  answer = (_request, response) => response.writeHead(302, { Location: to }).end()
  const resolve: Resolve = async (name) => (name === 'binnen.example' ? [{ address: '10.0.0.1', family: 4 }] : [open])
  expect(await read(home, { resolve })).toEqual(failure(expected))
  expect(asked).toHaveLength(1)
})

test('three redirects are followed and a fourth is not', async () => {
  const chain = (length: number) => {
    answer = (request, response) => {
      const at = Number(request.url?.slice(1))
      if (at === length) response.end('there')
      else response.writeHead(301, { Location: `/${at + 1}` }).end()
    }
    return read('https://agenda.example/0')
  }
  expect(await chain(3)).toEqual({ ok: true, text: 'there' })
  expect(await chain(4)).toEqual(failure('tooManyRedirects'))
})

test('a file that is too large, packed, slow, refused or away gives nothing', async () => {
  const ask = (answers: RequestListener, more: Outside = {}) => {
    answer = answers
    return read(home, more)
  }
  expect(await ask((_request, response) => response.end('x'.repeat(1_048_577)))).toEqual(failure('tooLarge'))
  expect((await ask((_request, response) => response.end('x'.repeat(1_048_576)))).ok).toBe(true)
  const packed = { 'Content-Encoding': 'gzip' }
  expect(await ask((_request, response) => response.writeHead(200, packed).end('x'))).toEqual(failure('refused'))
  expect(await ask((_request, response) => response.writeHead(401).end('secret'))).toEqual(failure('refused'))
  expect(await ask((request) => request.socket.destroy())).toEqual(failure('unreachable'))
  const hurried = { milliseconds: 80 }
  expect(await ask((_request, response) => response.write('BEGIN'), hurried)).toEqual(failure('tooSlow'))
  expect(await read(home, { ...hurried, resolve: () => new Promise(() => undefined) })).toEqual(failure('tooSlow'))
  expect(await read(home, { resolve: () => Promise.reject(new Error('ENOTFOUND')) })).toEqual(failure('unreachable'))
})

test('what is public is told from what is not', () => {
  const is = ['8.8.8.8', '93.184.216.34', '2a00:1450:400e:80e::200e', '2606:2800:220:1::1']
  expect(is.filter((address) => !isPublicAddress(address))).toEqual([])
  const not = ['', 'localhost', '198.18.0.1', '224.0.0.1', '255.255.255.255', '2001:db8::1', '2001::1', 'fe80::1%eth0']
  expect(not.filter(isPublicAddress)).toEqual([])
})
