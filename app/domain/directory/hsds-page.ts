/** One page of a list as HSDS 3.0 has it. */
export interface HsdsPage<T> {
  readonly total_items: number
  readonly total_pages: number
  readonly page_number: number
  /** How many are on this page. */
  readonly size: number
  readonly first_page: boolean
  readonly last_page: boolean
  readonly empty: boolean
  readonly contents: readonly T[]
}

export interface PageAsked {
  /** From 1. */
  readonly page: number
  readonly perPage: number
}

const usualSize = 25
const largestSize = 100
const furthestPage = 10_000

/** `page` and `per_page` of an address; nonsense is the first page of 25. */
export function pageAsked(search: URLSearchParams): PageAsked {
  const whole = (name: string, usual: number, most: number) => {
    const text = search.get(name) ?? ''
    const value = /^\d{1,6}$/.test(text) ? Number(text) : 0
    return value < 1 ? usual : Math.min(value, most)
  }
  return { page: whole('page', 1, furthestPage), perPage: whole('per_page', usualSize, largestSize) }
}

/** A page around what is on it. */
export function hsdsPage<T>(contents: readonly T[], total: number, { page, perPage }: PageAsked): HsdsPage<T> {
  const pages = Math.ceil(total / perPage)
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}
