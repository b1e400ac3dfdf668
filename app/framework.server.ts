/** The only door to Remix for code that runs on the server alone. */
import { json as remixJson, redirect as remixRedirect } from '@remix-run/node'
export type { HeadersFunction } from '@remix-run/node'
import type { ActionFunctionArgs as RemixActionArgs, LoaderFunctionArgs as RemixLoaderArgs } from '@remix-run/node'
import type { PortalContext } from './portal-context.ts'

export type LoaderFunctionArgs = Omit<RemixLoaderArgs, 'context'> & { context: PortalContext }
export type ActionFunctionArgs = Omit<RemixActionArgs, 'context'> & { context: PortalContext }

export const json = remixJson

/** Redirects to a path of this portal: 303 after a write, so that a reload repeats nothing. */
export const redirect = (path: string, init: number | ResponseInit = 303): Response => remixRedirect(path, init)
