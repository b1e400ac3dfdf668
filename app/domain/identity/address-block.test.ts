import { expect, test } from 'vitest'
import { addressBlock } from './address-block.ts'

test.each([
  ['145.53.12.9', '145.53.12.9'],
  ['::ffff:145.53.12.9', '145.53.12.9'],
  ['2a02:a420:0012:0000:1:2:3:4', '2a02:a420:12:0::'],
  ['2A02:A420:12::9', '2a02:a420:12:0::'],
  ['2a02:a420:12:7::', '2a02:a420:12:7::'],
  ['fe80::1%eth0', 'fe80:0:0:0::'],
  ['::1', '0:0:0:0::'],
  ['', ''],
])('%s counts as %s', (address, block) => {
  expect(addressBlock(address)).toBe(block)
})

test('everybody behind one connection counts as one, the neighbours as another', () => {
  expect(addressBlock('2001:db8:1:2:aaaa::1')).toBe(addressBlock('2001:db8:1:2:bbbb::2'))
  expect(addressBlock('2001:db8:1:3::1')).not.toBe(addressBlock('2001:db8:1:2::1'))
})
