import autocannon from 'autocannon'
import { answerParent, processorTime } from '../harness/process-messages.ts'

interface Given {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly connections: number
  readonly seconds: number
}

export interface Fired {
  /** Answers a second. */
  readonly rate: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Answers that were none, or not 2xx. */
  readonly failed: number
  /** Share of its core that the load generator itself was busy. */
  readonly busy: number
}

async function fire({ url, headers, connections, seconds }: Given): Promise<Fired> {
  const [began, before] = [performance.now(), processorTime()]
  const { requests, latency, duration, errors, timeouts, non2xx } = await autocannon({
    url,
    headers,
    connections,
    duration: seconds,
  })
  const busy = (processorTime() - before) / (performance.now() - began)
  const failed = errors + timeouts + non2xx
  return { rate: requests.total / duration, p50: latency.p50, p99: latency.p99, failed, busy }
}

const answers = { fire }

export type Load = typeof answers
answerParent(answers)
