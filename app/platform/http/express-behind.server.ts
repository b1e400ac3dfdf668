import type { IncomingMessage, ServerResponse } from 'node:http'
import express from 'express'
import type { NextFunction, Request, RequestHandler, Response } from 'express'

/** Hears of a fault that Remix did not catch, or of nothing at all when nobody answered. */
export type Unanswered = (request: IncomingMessage, response: ServerResponse, fault: unknown) => void

/**
 * Express with Remix in it, behind the gate. It trusts nobody: what a proxy said has been read already, and the site
 * as it was understood stands in `Host`.
 */
export function expressBehind(handlers: readonly RequestHandler[], unanswered: Unanswered) {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', false)
  app.set('query parser', false)
  for (const handler of handlers) app.use(handler)
  app.use((request: Request, response: Response) => unanswered(request, response, undefined))
  // Express knows an error handler by its four arguments.
  app.use((fault: unknown, request: Request, response: Response, _next: NextFunction) =>
    unanswered(request, response, fault),
  )
  return (request: IncomingMessage, response: ServerResponse, protocol: string): void => {
    Object.defineProperty(request, 'protocol', { value: protocol, configurable: true })
    app(request as Request, response as Response)
  }
}
