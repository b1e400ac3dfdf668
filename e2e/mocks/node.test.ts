import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { takeRefused } from './node.ts'

test('a request to the real outside world goes nowhere, and fails the test that made it', async () => {
  await expect(fetch('https://outside.example/logo.png')).rejects.toMatchObject({ cause: { type: 'error' } })
  expect(takeRefused()).toEqual(['GET https://outside.example/logo.png'])
})

test('a test may ask the portal on this very machine', async () => {
  const server = createServer((_request, response) => response.end('hier')).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  expect(await answer.text()).toBe('hier')
  expect(takeRefused()).toEqual([])
  server.close()
})
