/** The only door to Remix for code that also runs in a browser. Remix 2 gets no more fixes: this is the way out. */
export {
  Form,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
  useSubmit,
} from '@remix-run/react'
export type { MetaFunction } from '@remix-run/react'
