import { expect, test } from 'vitest'
import { trimManifest } from './trim-manifest.ts'

const routes = {
  root: { id: 'root' },
  thread: { id: 'thread', parentId: 'inbox' },
  work: { id: 'work', parentId: 'root' },
  inbox: { id: 'inbox', parentId: 'work' },
  agenda: { id: 'agenda', parentId: 'work' },
  admin: { id: 'admin', parentId: 'root' },
}
const text = `window.__remixManifest=${JSON.stringify({ entry: { module: '/x.js' }, routes, version: '1' })};`

test('the browser is told of the pages that hydrate, of those around them, and of no other', () => {
  const trimmed = trimManifest(text, (id) => id === 'inbox')
  const told = JSON.parse(trimmed.slice(trimmed.indexOf('{'), -1)) as { routes: object; version: string }
  expect(Object.keys(told.routes).sort()).toEqual(['inbox', 'root', 'thread', 'work'])
  expect(told).toMatchObject({ version: '1', entry: { module: '/x.js' } })
})

test('a list that looks otherwise is not guessed at', () => {
  expect(() => trimManifest('export default {}', () => true)).toThrow('does not look as it did')
})
