import { keepPage, mayKeep } from './kept-page.server.ts'
import type { DrawnPage, KeptPage } from './kept-page.server.ts'

/** All in milliseconds, but for the last two. */
export interface PageCacheLimits {
  /** A page is as good as new. */
  readonly fresh: number
  /** After that: still sent while a new one is being made. */
  readonly stale: number
  /** How old a page may be that is sent because a new one cannot be made now. */
  readonly inNeed: number
  /** How long to wait before trying again after that. */
  readonly retry: number
  readonly pages: number
  readonly bytes: number
}

const usual: PageCacheLimits = {
  fresh: 30_000,
  stale: 60_000,
  inNeed: 600_000,
  retry: 5_000,
  pages: 500,
  bytes: 50_000_000,
}

interface Slot {
  readonly page: KeptPage
  readonly made: number
  retryAt: number
}

export type PageCache = ReturnType<typeof createPageCache>

const caches = new Set<PageCache>()

/** Forgets every kept page at once; called when what public pages show has changed. */
export function purge(): void {
  for (const cache of caches) cache.purge()
}

/**
 * Public pages, ready to send. Bounded in number and bytes: the page that was made longest ago goes first.
 * @param clock milliseconds that only go up.
 */
export function createPageCache(limits: Partial<PageCacheLimits> = {}, clock: () => number = () => performance.now()) {
  const { fresh, stale, inNeed, retry, pages: mostPages, bytes: mostBytes } = { ...usual, ...limits }
  const slots = new Map<string, Slot>()
  const making = new Map<string, Promise<KeptPage | DrawnPage>>()
  const counts = { fresh: 0, stale: 0, missed: 0 }
  let bytes = 0
  let generation = 0

  function drop(key: string): void {
    bytes -= slots.get(key)?.page.bytes ?? 0
    slots.delete(key)
  }

  function put(key: string, page: KeptPage): void {
    drop(key)
    if (page.bytes > mostBytes) return
    slots.set(key, { page, made: clock(), retryAt: 0 })
    bytes += page.bytes
    while (slots.size > mostPages || bytes > mostBytes) drop(slots.keys().next().value!)
  }

  async function make(key: string, draw: () => Promise<DrawnPage>): Promise<KeptPage | DrawnPage> {
    const began = generation
    const drawn = await draw()
    if (!mayKeep(drawn)) {
      if (drawn.status < 500 && began === generation) drop(key)
      return drawn
    }
    const page = await keepPage(drawn)
    // What was drawn before a purge may show what the purge was for.
    if (began === generation) put(key, page)
    return page
  }

  /** However many ask at once, a page is drawn once. */
  function makeOnce(key: string, draw: () => Promise<DrawnPage>): Promise<KeptPage | DrawnPage> {
    const underWay = making.get(key)
    if (underWay) return underWay
    const made = make(key, draw).finally(() => {
      if (making.get(key) === made) making.delete(key)
    })
    making.set(key, made)
    return made
  }

  const cache = {
    counts: () => counts,
    size: () => ({ pages: slots.size, bytes }),

    /** The page when it is fresh; nothing else is looked at, so that this stays one look-up. */
    find(key: string): KeptPage | undefined {
      const slot = slots.get(key)
      if (slot === undefined || clock() - slot.made >= fresh) return undefined
      counts.fresh += 1
      return slot.page
    },

    /**
     * The page: fresh, or a little older while `draw` makes a new one, or made now. When making fails, an older one.
     * A page that may not be kept is handed on as drawn, to all who waited for it but for one that sets a cookie.
     */
    async obtain(key: string, draw: () => Promise<DrawnPage>): Promise<KeptPage | DrawnPage> {
      const found = cache.find(key)
      if (found) return found
      const slot = slots.get(key)
      const age = slot ? clock() - slot.made : Infinity
      if (slot && (age < fresh + stale || (age < inNeed && clock() < slot.retryAt))) {
        counts.stale += 1
        if (clock() >= slot.retryAt) void refresh(key, slot, draw)
        return slot.page
      }
      counts.missed += 1
      const waited = making.has(key)
      const made = await makeOnce(key, draw)
      if ('variants' in made) return made
      if (made.status >= 500 && slot && age < inNeed) {
        slot.retryAt = clock() + retry
        return slot.page
      }
      return waited && made.headers.some(([name]) => name.toLowerCase() === 'set-cookie') ? draw() : made
    },

    purge(): void {
      generation += 1
      slots.clear()
      making.clear()
      bytes = 0
    },

    /** Forgets all and is no longer reached by `purge`. */
    close(): void {
      cache.purge()
      caches.delete(cache)
    },
  }

  async function refresh(key: string, slot: Slot, draw: () => Promise<DrawnPage>): Promise<void> {
    const made = await makeOnce(key, draw).catch(() => null)
    if (made === null || ('status' in made && made.status >= 500)) slot.retryAt = clock() + retry
  }

  caches.add(cache)
  return cache
}
