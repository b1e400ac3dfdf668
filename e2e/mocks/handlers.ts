import type { RequestHandler } from 'msw'

/** What the outside world answers in tests and in development: one file a service, listed here. */
export const handlers: RequestHandler[] = []
