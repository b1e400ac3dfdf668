import type { HeadersFunction } from './framework.server.ts'

/** The `headers` of a page whose action sends the browser on to another site; Remix keeps no other header of an action. */
export const refreshHeader: HeadersFunction = ({ actionHeaders }): HeadersInit => {
  const refresh = actionHeaders.get('Refresh')
  return refresh ? { Refresh: refresh } : {}
}
