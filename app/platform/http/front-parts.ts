import type { RequestHandler } from 'express'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Log } from '../log.server.ts'
import type { Metrics } from '../metrics.server.ts'
import type { NoticePage } from './answer.server.ts'
import type { Render } from './draw-page.server.ts'
import type { Few } from './few-at-once.server.ts'
import type { SiteTenant } from './load-context.ts'
import type { PageCacheLimits } from './page-cache.server.ts'
import type { PageNews, PageNewsHeard } from './page-news.server.ts'

/** What the front is made of; what it must not know itself comes in here. */
export interface FrontParts<Tenant extends SiteTenant> {
  /** What stands behind the gate, in order; the last one is Remix. */
  readonly behind: readonly RequestHandler[]
  /** The forms that come in a few at a time; none when left out. */
  readonly door?: Few
  /** What stands behind `/fhir` and `/hooks`; while nothing does, they answer 404. */
  readonly machines?: readonly RequestHandler[]
  /** Remix once more, for pages that the cache keeps. */
  readonly render: Render<Tenant>
  /** Asked with a host name in lower case without its port; null for a host of nobody. */
  readonly resolveTenant: (host: string) => Promise<Tenant | null>
  /** Whether the database answers. */
  readonly checkReady: () => Promise<boolean>
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  /** Real people use it: HTTPS is demanded for a year. */
  readonly live: boolean
  /** Vite is behind: nothing is kept, and its own styles and socket are let in. */
  readonly dev?: boolean
  /** The folder of the client's build, or null where there is none. */
  readonly assets: string | null
  readonly trustedProxy?: readonly string[]
  readonly metricsToken?: string | undefined
  readonly cacheLimits?: Partial<PageCacheLimits>
  /** Where news comes from of what public pages show; without it they are kept for seconds only. */
  readonly listenForPages?: (heard: PageNewsHeard) => PageNews
  /** The pages for refusals and faults; the plain calm ones when left out. */
  readonly page?: NoticePage<Tenant>
}
