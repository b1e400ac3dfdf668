import type { Refusal } from '#app/domain/shared/result.ts'

/** The status of an answer that shows a form again, with headers that a machine understands. */
export interface RefusalStatus {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/**
 * How a refusal is said over HTTP. Whoever tried too often (`<room>.tooManyTries`, with the `minutes` to wait) gets 429
 * with `Retry-After` in seconds (RFC 6585 §4); any other refusal is 409.
 */
export function refusalStatus({ code, data }: Refusal): RefusalStatus {
  if (!code.endsWith('.tooManyTries')) return { status: 409, headers: {} }
  return { status: 429, headers: { 'Retry-After': String(Math.max(1, Number(data?.minutes ?? 1)) * 60) } }
}
