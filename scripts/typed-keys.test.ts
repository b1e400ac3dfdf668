import { expect, test } from 'vitest'
import { checkTypedKeys } from './typed-keys.ts'

const declared = `
import type messagingWork from '../../../locales/nl/messaging.work.json'
    resources: {
      'messaging.work': typeof messagingWork
    }
`

test('a text is only asked for by a key that Dutch has, in every room', () => {
  expect(checkTypedKeys({ 'messaging.work': {} }, declared)).toEqual([])
  expect(checkTypedKeys({ 'messaging.work': {}, dossier: {} }, declared)).toEqual([
    'typed-keys.d.ts: the keys of nl/dossier.json are not declared',
  ])
})

test('a room that is read but not given is noticed', () => {
  expect(checkTypedKeys({ 'messaging.work': {} }, declared.replace(/^.*typeof.*$/m, ''))).toHaveLength(1)
})
