import { describe, expect, it } from 'vitest'
import { createPageCache } from './page-cache.server.ts'
import type { DrawnPage } from './kept-page.server.ts'

const page = (text: string, status = 200): DrawnPage => ({
  status,
  headers: [['Content-Type', 'text/html']],
  body: Buffer.from(text),
})

function timed(limits: Parameters<typeof createPageCache>[0] = {}) {
  const at = { now: 0 }
  const cache = createPageCache(limits, () => at.now)
  cache.hear(true)
  let made = 0
  const draw = async () => page(`page ${(made += 1)}`)
  const read = async (key = 'a', drawn: () => Promise<DrawnPage> = draw, tenant = 'overvecht') => {
    const found = await cache.obtain(key, tenant, drawn)
    return 'variants' in found ? found.variants.identity.body.toString() : `${found.status}`
  }
  return { at, cache, draw, read, made: () => made }
}

describe('a page in the cache does not grow old', () => {
  it('many at once wait for one drawing', async () => {
    const { read, made } = timed()
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => read())))).toEqual(new Set(['page 1']))
    expect(made()).toBe(1)
  })

  it('after 30 seconds the old page is sent once more while a new one is made', async () => {
    const { at, read, made } = timed()
    await read()
    at.now = 29_999
    expect(await read()).toBe('page 1')
    at.now = 30_001
    expect(await read()).toBe('page 1')
    await expect.poll(made).toBe(2)
    await expect.poll(() => read()).toBe('page 2')
  })

  it('after a night the first visitor gets the page of today', async () => {
    const { at, read } = timed()
    await read()
    at.now = 8 * 3_600_000
    expect(await read()).toBe('page 2')
  })

  it('when a new page cannot be made, the old one is sent for ten minutes', async () => {
    const { at, read } = timed()
    const broken = async () => page('', 503)
    await read()
    at.now = 300_000
    expect(await read('a', broken)).toBe('page 1')
    at.now = 600_001
    expect(await read('a', broken)).toBe('503')
    expect(await read()).toBe('page 2')
  })

  it('a change is seen at once, also on a page that was being drawn, and the pages of another wijk stay', async () => {
    const { read, cache } = timed()
    await read()
    await read('elsewhere', undefined, 'spoorwijk')
    let go = (_: DrawnPage) => {}
    const slow = read('b', () => new Promise((resolve) => (go = resolve)))
    cache.forget('overvecht')
    go(page('before the change'))
    expect(await slow).toBe('before the change')
    expect(await read()).toBe('page 3')
    expect(await read('b')).toBe('page 4')
    expect(await read('elsewhere', undefined, 'spoorwijk')).toBe('page 2')
  })

  it('without news of changes no page is older than four seconds', async () => {
    const { at, cache, read } = timed()
    await read()
    cache.hear(false)
    expect(await read()).toBe('page 2')
    at.now = 1_999
    expect(await read()).toBe('page 2')
    at.now = 3_999
    expect(await read()).toBe('page 2')
    await expect.poll(() => read()).toBe('page 3')
    at.now = 8_000
    expect(await read()).toBe('page 4')
  })

  it('when news comes again, nothing is sent that was drawn while it could be missed', async () => {
    const { read, cache } = timed()
    let go = (_: DrawnPage) => {}
    const slow = read('b', () => new Promise((resolve) => (go = resolve)))
    await read()
    cache.hear(true)
    go(page('before the change'))
    await slow
    expect([await read(), await read('b')]).toEqual(['page 2', 'page 3'])
  })

  it('a page that may miss a change is still better than none when the database is away', async () => {
    const { read, cache } = timed()
    await read()
    cache.hear(false)
    expect(await read('a', async () => page('', 503))).toBe('page 1')
  })

  it('the cache stays within its bounds, and the oldest page goes first', async () => {
    const { read, cache } = timed({ pages: 3 })
    for (const key of ['a', 'b', 'c', 'd']) await read(key)
    expect(cache.size().pages).toBe(3)
    expect(cache.find('a')).toBeUndefined()
    expect(cache.find('d')).toBeDefined()
    const small = timed({ bytes: 10 })
    await small.read()
    expect(small.cache.size()).toEqual({ pages: 0, bytes: 0 })
  })

  it('a flood of pages that nobody asks for twice does not drive out the one that all read', async () => {
    const { read, cache, made } = timed({ pages: 3 })
    await read('all')
    for (let turn = 0; turn < 20; turn += 1) {
      await read('all')
      await read(`search ${turn}`)
    }
    expect([made(), cache.size().pages]).toEqual([21, 3])
    // What nobody reads any more goes as well.
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) await read(key)
    expect(cache.find('all')).toBeUndefined()
  })
})
