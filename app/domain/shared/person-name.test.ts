import { expect, test } from 'vitest'
import { formalName, fullName, initials } from './person-name.ts'

const sanne = { given: 'Sanne', prefix: 'de', family: 'Vries' }

test('Sanne de Vries is called Sanne de Vries', () => {
  expect(fullName(sanne)).toBe('Sanne de Vries')
  expect(fullName({ given: 'Fatma', family: 'Yılmaz' })).toBe('Fatma Yılmaz')
  expect(fullName({ given: ' Danuta ', prefix: '', family: 'Kowalska' })).toBe('Danuta Kowalska')
})

test('without a first name the prefix has a capital', () => {
  expect(formalName({ ...sanne, salutation: 'mevrouw' })).toBe('mevrouw De Vries')
  expect(formalName({ given: 'Karim', prefix: 'el', family: 'Amrani', salutation: 'meneer' })).toBe('meneer El Amrani')
  expect(formalName({ given: 'Jan', prefix: 'van der', family: 'Berg', salutation: 'meneer' })).toBe(
    'meneer Van der Berg',
  )
  expect(formalName({ given: 'Fatma', family: 'Yılmaz', salutation: 'mevrouw' })).toBe('mevrouw Yılmaz')
})

test('whether someone is mevrouw or meneer is never guessed', () => {
  expect(formalName(sanne)).toBe('Sanne de Vries')
  expect(formalName({ ...sanne, salutation: null })).toBe('Sanne de Vries')
})

test('a circle beside the name shows two letters', () => {
  expect(initials(sanne)).toBe('SV')
  expect(initials({ given: 'çağla', family: 'öztürk' })).toBe('ÇÖ')
  expect(initials({ given: 'IJsbrand', family: 'IJzerman' })).toBe('IJIJ')
  expect(initials({ given: 'فاطمة', family: 'علي' })).toBe('فع')
  expect(initials({ given: '', family: 'Vries' })).toBe('V')
})
