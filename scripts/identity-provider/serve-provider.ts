import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { DemoPerson } from './demo-people.ts'
import { choosePage, levels, problemPage, style, type Level } from './pages.ts'
import type { ProviderLanguage } from './texts.ts'

const html = 'text/html; charset=utf-8'
const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
const mostShown = 200

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(text)
}

async function fieldsOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const part of request) {
    text += String(part)
    if (text.length > 10_000) break
  }
  return new URLSearchParams(text)
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i')

/** Below twelve nobody has a sign-in of their own. */
const leastAge = 12

function found(everybody: readonly DemoPerson[], query: string): DemoPerson[] {
  const today = new Date(Date.now())
  const latest = `${today.getUTCFullYear() - leastAge}${today.toISOString().slice(4, 10)}`
  const people = everybody.filter(({ birthDate }) => birthDate <= latest)
  if (query === '') return people.filter(({ featured }) => featured)
  const wanted = query === '*' ? '' : plain(query)
  return people.filter(({ name }) => plain(name).includes(wanted)).slice(0, mostShown)
}

const isLevel = (value: unknown): value is Level => levels.some((level) => level === value)

async function choose(
  provider: Provider,
  people: readonly DemoPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params, uid } = await provider.interactionDetails(request, response)
  const url = new URL(request.url ?? '', 'http://localhost')
  const fields = request.method === 'POST' ? await fieldsOf(request) : null
  const [subject, level] = [fields?.get('subject') ?? null, fields?.get('level')]
  if (fields?.get('intent') === 'cancel')
    return provider.interactionFinished(request, response, { error: 'access_denied' })
  if (subject !== null && isLevel(level) && people.some((person) => person.subject === subject))
    return provider.interactionFinished(request, response, {
      login: { accountId: subject, acr: level, amr: [level], remember: false },
    })
  const asked = typeof params.acr_values === 'string' ? params.acr_values.split(' ')[0] : undefined
  const hint = typeof params.login_hint === 'string' ? params.login_hint : null
  const language: ProviderLanguage = String(params.ui_locales ?? 'nl').startsWith('nl') ? 'nl' : 'en'
  const query = url.searchParams.get('q')?.slice(0, 100).trim() ?? ''
  const shown = found(people, query)
  const hinted = query === '' ? people.filter((person) => person.subject === hint && !person.featured) : []
  const page = choosePage({
    language,
    action: `/interaction/${uid}`,
    people: [...hinted, ...shown],
    query: query === '*' ? '' : query,
    subject: subject ?? hint,
    level: isLevel(level) ? level : isLevel(asked) ? asked : 'substantieel',
    nothingChosen: fields !== null,
  })
  answer(response, fields === null ? 200 : 400, html, page)
}

/**
 * Everybody signs in anew, as at a broker for DigiD: no sign-in of before, of somebody else on this computer perhaps, is
 * remembered here.
 */
function forgetSession(request: IncomingMessage): void {
  const cookies = (request.headers.cookie ?? '').split(/; */).filter((cookie) => !cookie.startsWith('_session'))
  request.headers.cookie = cookies.join('; ')
}

/** Serves the provider and its pages. @param people who can be chosen; asked at each page. */
export async function serveProvider(
  provider: Provider,
  port: number,
  people: () => readonly DemoPerson[],
): Promise<Server> {
  const protocol = provider.callback()
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    if (path === '/style.css') return answer(response, 200, 'text/css; charset=utf-8', style)
    if (path.startsWith('/auth')) forgetSession(request)
    if (!/^\/interaction\/[\w-]+$/.test(path)) return void protocol(request, response)
    choose(provider, people(), request, response).catch(() => answer(response, 400, html, problemPage('nl')))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => resolve())
  })
  return server
}
