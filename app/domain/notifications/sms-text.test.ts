import { expect, test } from 'vitest'
import { fitSms, plainSms, smsParts } from './sms-text.ts'

test('a text message counts its parts as a phone does', () => {
  expect([smsParts('a'.repeat(160)), smsParts('a'.repeat(161)), smsParts('a'.repeat(307))]).toEqual([1, 2, 3])
  expect([smsParts('€'.repeat(80)), smsParts('€'.repeat(81))]).toEqual([1, 2])
  expect([smsParts('م'.repeat(70)), smsParts('م'.repeat(71)), smsParts('م'.repeat(135))]).toEqual([1, 2, 3])
})

test('Turkish and Polish are written plainly, because they then fit twice as much; Arabic and Tigrinya stay as they are', () => {
  expect(plainSms('Salı günü görüşme, çıkış')).toBe('Sali günü görüsme, cikis')
  expect(plainSms('Wizyta „Żółć”: środa, 8 września, ąćęłńóśźż')).toBe('Wizyta "Zolc": sroda, 8 wrzesnia, acelnoszz')
  expect(plainSms('ĄĆĘŁŃÓŚŹŻ')).toBe('ACELNOSZZ')
  expect(plainSms('موعدك 10:20')).toBe('موعدك 10:20')
  expect(plainSms('ቆጸራኹም 10:20')).toBe('ቆጸራኹም 10:20')
})

test('the longest text that fits two parts is taken', () => {
  expect(fitSms(['a'.repeat(400), 'b'.repeat(300), 'c'])).toBe('b'.repeat(300))
  expect(fitSms(['a'.repeat(400), 'b'.repeat(399)])).toBe('b'.repeat(399))
})
