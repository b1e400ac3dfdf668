import { expect, test } from 'vitest'
import { isOfAnother, ownerCookieName, ownerField } from './page-owner.ts'

const [fatma, danuta] = ['f'.repeat(43), 'd'.repeat(43)]
const form = (mark?: string) => {
  const data = new FormData()
  if (mark !== undefined) data.set(ownerField, mark)
  return data
}
const browser = (mark: string) => `x=1; ${ownerCookieName}=${mark}; y=2`

test('a page that was made for Fatma is not sent in Danuta’s name', () => {
  expect(isOfAnother(form(fatma), browser(danuta))).toBe(true)
  expect(isOfAnother(form(fatma), browser(fatma))).toBe(false)
})

test('a page that was made for nobody, and a browser that knows nobody, stand in nobody’s way', () => {
  expect(isOfAnother(form(), browser(danuta))).toBe(false)
  expect(isOfAnother(form(''), browser(danuta))).toBe(false)
  expect(isOfAnother(form(fatma), null)).toBe(false)
})
