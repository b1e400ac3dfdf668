import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Figures of the page cache as it counts them itself; read when somebody asks for the figures. */
export interface CacheCounts {
  readonly fresh: number
  readonly stale: number
  readonly missed: number
}

export type Metrics = ReturnType<typeof createMetrics>

/** A registry of its own with the figures of HTTP; `process` adds those of Node (memory, event loop, collector). */
export function createMetrics({ process = false } = {}) {
  const registry = new Registry()
  if (process) collectDefaultMetrics({ register: registry })
  const sources = new Set<() => CacheCounts>()
  const registers = [registry]

  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of the answer; pages answered by the cache are not in it.',
    labelNames: ['group', 'method', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const inFlight = new Gauge({ name: 'http_requests_in_flight', help: 'Requests being answered now.', registers })
  const refused = new Counter({
    name: 'http_requests_refused_total',
    help: 'Requests that never reached the portal, by reason.',
    labelNames: ['reason'] as const,
    registers,
  })
  new Counter({
    name: 'page_cache_requests_total',
    help: 'Public pages by where they came from.',
    labelNames: ['result'] as const,
    registers,
    collect() {
      this.reset()
      for (const counts of [...sources].map((source) => source())) {
        for (const result of ['fresh', 'stale', 'missed'] as const) this.inc({ result }, counts[result])
      }
    },
  })
  return { registry, duration, inFlight, refused, cacheSources: sources }
}

/** The figures of this program; rooms and jobs register theirs with `metrics.registry`. */
export const metrics = createMetrics({ process: true })
