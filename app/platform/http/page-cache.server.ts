import { keepPage, mayKeep } from './kept-page.server.ts'
import type { DrawnPage, KeptPage } from './kept-page.server.ts'

/** All in milliseconds, but for the last two. */
export interface PageCacheLimits {
  /** A page is as good as new. */
  readonly fresh: number
  /** After that: still sent while a new one is being made. */
  readonly stale: number
  /** The two while no news comes of what changed: together less than the 5 seconds in which a change must be seen. */
  readonly deafFresh: number
  readonly deafStale: number
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
  deafFresh: 2_000,
  deafStale: 2_000,
  inNeed: 600_000,
  retry: 5_000,
  pages: 500,
  bytes: 50_000_000,
}

interface Slot {
  readonly page: KeptPage
  readonly tenant: string
  readonly made: number
  /** Only sent in need: news about it may have been missed. */
  doubted: boolean
  retryAt: number
  /** Somebody asked for it again since it was made, or since room was last looked for. */
  wanted: boolean
}

export type PageCache = ReturnType<typeof createPageCache>

/**
 * Public pages, ready to send. Bounded in number and bytes: the page that was made longest ago and that nobody asked for
 * since goes first, so that a flood of searches that nobody else makes does not drive out what all read. It begins deaf: until `hear(true)` its pages are fresh for short.
 * @param clock milliseconds that only go up.
 */
export function createPageCache(limits: Partial<PageCacheLimits> = {}, clock: () => number = () => performance.now()) {
  const {
    fresh,
    stale,
    deafFresh,
    deafStale,
    inNeed,
    retry,
    pages: mostPages,
    bytes: mostBytes,
  } = { ...usual, ...limits }
  const slots = new Map<string, Slot>()
  const making = new Map<string, { readonly tenant: string; readonly made: Promise<KeptPage | DrawnPage> }>()
  const counts = { fresh: 0, stale: 0, missed: 0 }
  let bytes = 0
  /** Counts what was forgotten: of everybody, and of each wijk. */
  let forgotten = 0
  const forgottenOf = new Map<string, number>()
  let freshFor = deafFresh
  let staleFor = deafStale

  const generation = (tenant: string) => `${forgotten}/${forgottenOf.get(tenant) ?? 0}`

  function drop(key: string): void {
    bytes -= slots.get(key)?.page.bytes ?? 0
    slots.delete(key)
  }

  function put(key: string, tenant: string, page: KeptPage): void {
    drop(key)
    if (page.bytes > mostBytes) return
    slots.set(key, { page, tenant, made: clock(), doubted: false, retryAt: 0, wanted: false })
    bytes += page.bytes
    while (slots.size > mostPages || bytes > mostBytes) dropOne()
  }

  /** A page that was wanted goes to the end of the row once before it goes. */
  function dropOne(): void {
    for (const [key, slot] of slots) {
      if (!slot.wanted) return drop(key)
      slot.wanted = false
      slots.delete(key)
      slots.set(key, slot)
    }
  }

  async function make(key: string, tenant: string, draw: () => Promise<DrawnPage>): Promise<KeptPage | DrawnPage> {
    const began = generation(tenant)
    const drawn = await draw()
    if (!mayKeep(drawn)) {
      if (drawn.status < 500 && began === generation(tenant)) drop(key)
      return drawn
    }
    const page = await keepPage(drawn)
    // What was drawn before a change was heard may show what was before it.
    if (began === generation(tenant)) put(key, tenant, page)
    return page
  }

  /** However many ask at once, a page is drawn once. */
  function makeOnce(key: string, tenant: string, draw: () => Promise<DrawnPage>): Promise<KeptPage | DrawnPage> {
    const underWay = making.get(key)
    if (underWay) return underWay.made
    const made = make(key, tenant, draw).finally(() => {
      if (making.get(key)?.made === made) making.delete(key)
    })
    making.set(key, { tenant, made })
    return made
  }

  const cache = {
    counts: () => counts,
    size: () => ({ pages: slots.size, bytes }),

    /** The page when it is fresh; nothing else is looked at, so that this stays one look-up. */
    find(key: string): KeptPage | undefined {
      const slot = slots.get(key)
      if (slot === undefined || slot.doubted || clock() - slot.made >= freshFor) return undefined
      counts.fresh += 1
      slot.wanted = true
      return slot.page
    },

    /**
     * The page: fresh, or a little older while `draw` makes a new one, or made now. When making fails, an older one.
     * A page that may not be kept is handed on as drawn, to all who waited for it but for one that sets a cookie.
     * @param tenant the id of the wijk that it is a page of.
     */
    async obtain(key: string, tenant: string, draw: () => Promise<DrawnPage>): Promise<KeptPage | DrawnPage> {
      const found = cache.find(key)
      if (found) return found
      const slot = slots.get(key)
      const age = slot ? clock() - slot.made : Infinity
      const young = slot !== undefined && !slot.doubted && age < freshFor + staleFor
      if (slot && (young || (age < inNeed && clock() < slot.retryAt))) {
        counts.stale += 1
        if (clock() >= slot.retryAt) void refresh(key, slot, draw)
        return slot.page
      }
      counts.missed += 1
      const waited = making.has(key)
      const made = await makeOnce(key, tenant, draw)
      if ('variants' in made) return made
      if (made.status >= 500 && slot && age < inNeed) {
        slot.retryAt = clock() + retry
        return slot.page
      }
      return waited && made.headers.some(([name]) => name.toLowerCase() === 'set-cookie') ? draw() : made
    },

    /** Something that the pages of this wijk show has changed: they are forgotten at once, also those under way. */
    forget(tenant: string): void {
      forgottenOf.set(tenant, (forgottenOf.get(tenant) ?? 0) + 1)
      for (const [key, slot] of slots) if (slot.tenant === tenant) drop(key)
      for (const [key, each] of making) if (each.tenant === tenant) making.delete(key)
    },

    /**
     * Whether news of changes comes. From then on pages are fresh for long, otherwise for short. What was drawn before is
     * made anew either way, for a change of it may have been missed; it is only sent when no new one can be made.
     */
    hear(news: boolean): void {
      freshFor = news ? fresh : deafFresh
      staleFor = news ? stale : deafStale
      forgotten += 1
      making.clear()
      for (const slot of slots.values()) slot.doubted = true
    },

    /** Forgets all. */
    close(): void {
      forgotten += 1
      slots.clear()
      making.clear()
      bytes = 0
    },
  }

  async function refresh(key: string, slot: Slot, draw: () => Promise<DrawnPage>): Promise<void> {
    const made = await makeOnce(key, slot.tenant, draw).catch(() => null)
    if (made === null || ('status' in made && made.status >= 500)) slot.retryAt = clock() + retry
  }

  return cache
}
