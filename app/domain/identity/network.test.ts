import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test('of an address only the network stays, so that it names nobody', () => {
  expect(networkOf('145.53.12.9')).toBe('145.53')
  expect(networkOf('::ffff:145.53.12.9')).toBe('145.53')
  expect(networkOf('2a02:a420:1:2:3:4:5:6')).toBe('2a02:a420')
  expect(networkOf('2A02:0042::1')).toBe('2a02:42')
  expect(networkOf('::1')).toBe('0:0')
})

test('what is no address gives nothing', () => {
  for (const other of ['', 'unknown', 'Fatma', '12.9', '<script>', 'fe80%eth0']) expect(networkOf(other)).toBe('')
})
