import { expect, test } from 'vitest'
import { seenFrom } from './seen-from.server.ts'

const phone =
  'Mozilla/5.0 (Linux; Android 14; SM-A145R) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'
const desk = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0'

test('a device is told by its browser and its system, without version or model', () => {
  expect(seenFrom(phone, '145.53.1.2')).toEqual({ device: 'Chrome|Android', place: '145.53' })
  expect(seenFrom(desk, '')).toEqual({ device: 'Firefox|Windows', place: '' })
})

test('a browser that says nothing, or nonsense, is an unknown one', () => {
  expect(seenFrom(null, '').device).toBe('|')
  expect(seenFrom('<script>alert(1)</script>', '').device).toMatch(/^[\p{L}\p{N} ]*\|[\p{L}\p{N} ]*$/u)
})
