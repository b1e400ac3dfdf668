import type { OpenItemKind } from './openactive-items.ts'

/** The feeds by the last part of their address. */
export const openFeeds = {
  'session-series': 'SessionSeries',
  'scheduled-sessions': 'ScheduledSession',
} as const satisfies Readonly<Record<string, OpenItemKind>>
export type OpenFeedName = keyof typeof openFeeds

export const isOpenFeed = (name: string | undefined): name is OpenFeedName => name !== undefined && name in openFeeds

export const openLicence = 'https://creativecommons.org/licenses/by/4.0/'
export const rpdeType = 'application/vnd.openactive.rpde+json; version=1'

/** The number after which somebody asks what changed; 0 where none is given, null for nonsense. */
export function afterChange(search: URLSearchParams): number | null {
  const given = search.get('afterChangeNumber')
  if ([...search.keys()].some((name) => name !== 'afterChangeNumber')) return null
  if (given === null) return 0
  return /^\d{1,15}$/.test(given) ? Number(given) : null
}

interface Row {
  readonly itemId: string
  readonly change: number
  readonly data: Readonly<Record<string, unknown>> | null
}

/**
 * A page of an OpenActive feed (RPDE 1.0 §4): what changed, what is gone as `deleted`, and where to go on. The last page is
 * the one without items; its `next` is its own address.
 * @param self the absolute address of the feed, without a query.
 */
export function rpdePage(name: OpenFeedName, rows: readonly Row[], place: { self: string; after: number }) {
  const last = rows.at(-1)?.change ?? place.after
  return {
    next: `${place.self}?afterChangeNumber=${String(last)}`,
    items: rows.map(({ itemId, change, data }) => ({
      ...{ state: data ? 'updated' : 'deleted', kind: openFeeds[name], id: itemId, modified: change },
      ...(data ? { data } : {}),
    })),
    license: openLicence,
  }
}
