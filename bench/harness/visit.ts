import { request as sendRequest, type Agent, type IncomingHttpHeaders } from 'node:http'
import { StartProblem } from '#app/platform/start-problem.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

/** What a browser sends with every request that a page of the portal makes. */
export const browserHeaders = {
  'user-agent': 'Mozilla/5.0 (bench)',
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-language': 'nl',
  'sec-fetch-site': 'same-origin',
} as const

/** Milliseconds after which an answer is a lost one. */
const longest = 60_000

/** One request to a server on this machine; a form when there are fields. Follows nothing. */
export function visit(
  port: number,
  path: string,
  given: {
    readonly headers?: Readonly<Record<string, string>>
    readonly form?: Readonly<Record<string, string>>
    /** Keeps connections open; a new one is made without it. */
    readonly agent?: Agent
  } = {},
): Promise<Answer> {
  const body = given.form && new URLSearchParams(given.form).toString()
  const typed = body ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length } : {}
  return new Promise((resolve, reject) => {
    const sent = sendRequest(
      {
        ...{ host: '127.0.0.1', port, path, method: body ? 'POST' : 'GET', agent: given.agent },
        headers: { ...browserHeaders, host: `localhost:${port}`, ...typed, ...given.headers },
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const { statusCode: status = 0, headers, rawHeaders } = response
          resolve({ status, headers, rawHeaders, body: Buffer.concat(parts) })
        })
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.setTimeout(longest, () => sent.destroy(new Error(`${path} was not answered within ${longest} ms`)))
    sent.end(body)
  })
}

/**
 * A page that must be there.
 * @throws StartProblem for any other answer than 200.
 */
export async function visitPage(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await visit(port, path, { headers })
  if (answer.status !== 200) throw new StartProblem(`${path} could not be measured: it answered ${answer.status}.`)
  return answer
}

/** The headers of an answer that a bare server must send too: all but those that Node writes by itself. */
export function ownHeaders({ rawHeaders }: Answer): string[] {
  const automatic = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && !automatic.has(name.toLowerCase()) ? [name, rawHeaders[index + 1]!] : [],
  )
}
