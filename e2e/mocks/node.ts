import { setupServer } from 'msw/node'
import { handlers } from './handlers.ts'

/** The outside world, inside this process. */
export const outsideWorld = setupServer(...handlers)

type OnUnhandled = Extract<
  NonNullable<Parameters<typeof outsideWorld.listen>[0]>['onUnhandledFrame'],
  (...words: never[]) => unknown
>

const refused: string[] = []

/** Lets requests to this machine through (the portal under test and its database) and refuses all others. */
export const refuseUnknown: OnUnhandled = ({ frame }) => {
  const request = (frame.data as { request?: Request }).request
  const hostname = request ? new URL(request.url).hostname : ''
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost')) return
  refused.push(`${request?.method ?? frame.protocol} ${request?.url ?? ''}`)
  // A callback that only reports would let the request go out, and an Error would become an answer with status 500.
  throw Response.error()
}

/** The requests that no mock answered since the last call: code that copes with a failure would hide them. */
export function takeRefused(): string[] {
  return refused.splice(0)
}
