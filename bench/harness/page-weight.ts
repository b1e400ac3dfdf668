import { gzipSync } from 'node:zlib'
import { visitPage } from './visit.ts'

/** A file that a page asks for. */
export interface Loaded {
  readonly path: string
  readonly text: string
  /** Bytes after gzip, what every browser takes. */
  readonly gzip: number
}

export interface PageWeight {
  /** Bytes of the HTML after gzip, and as it was sent. */
  readonly html: { readonly gzip: number; readonly sent: number }
  readonly styles: readonly Loaded[]
  /** All that is loaded before anybody touches the page, also what scripts import. */
  readonly scripts: readonly Loaded[]
  /** Whether there is script in the page itself. */
  readonly inlineScript: boolean
  readonly fonts: readonly { readonly path: string; readonly bytes: number }[]
}

const tagsOf = (html: string, name: string) => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []
const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
const imported = /(?:\bimport|\bfrom)\s*["']([^"']+\.js)["']/g

async function load(port: number, path: string): Promise<Loaded> {
  const { body } = await visitPage(port, path)
  return { path, text: body.toString(), gzip: gzipSync(body).length }
}

/** Scripts with all that they import statically, each once. */
async function loadScripts(port: number, starts: readonly string[]): Promise<Loaded[]> {
  const found = new Map<string, Loaded>()
  const waiting = [...starts]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path)) continue
    const script = await load(port, path)
    found.set(path, script)
    const base = new URL(path, 'http://page.invalid')
    for (const [, name] of script.text.matchAll(imported)) waiting.push(new URL(name!, base).pathname)
  }
  return [...found.values()]
}

async function loadFonts(port: number, styles: readonly Loaded[]): Promise<PageWeight['fonts']> {
  const named = styles.flatMap(({ path, text }) =>
    [...text.matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g)].map(
      ([, url]) => new URL(url!, new URL(path, 'http://page.invalid')).pathname,
    ),
  )
  const paths = [...new Set(named)]
  return Promise.all(paths.map(async (path) => ({ path, bytes: (await visitPage(port, path)).body.length })))
}

/** Weighs a page with everything that it makes a browser load at once. */
export async function weighPage(port: number, path: string, cookie?: string): Promise<PageWeight> {
  const page = await visitPage(port, path, { 'accept-encoding': 'gzip', ...(cookie ? { cookie } : {}) })
  const kept = page.headers['content-encoding'] === 'gzip'
  const plain = kept ? (await visitPage(port, path, cookie ? { cookie } : {})).body : page.body
  const html = plain.toString()
  const links = tagsOf(html, 'link')
  const hrefs = (rel: string) =>
    links.filter((tag) => attribute(tag, 'rel') === rel).flatMap((tag) => attribute(tag, 'href') ?? [])
  // A data block is no script (HTML §4.12.1).
  const scripts = tagsOf(html, 'script').filter((tag) => attribute(tag, 'type') !== 'application/ld+json')
  const sources = scripts.flatMap((tag) => attribute(tag, 'src') ?? [])
  const inline = [...html.matchAll(imported)].map(([, name]) => name!)
  const styles = await Promise.all([...new Set(hrefs('stylesheet'))].map((href) => load(port, href)))
  return {
    html: { gzip: gzipSync(plain).length, sent: page.body.length },
    styles,
    scripts: await loadScripts(port, [...sources, ...hrefs('modulepreload'), ...inline]),
    inlineScript: scripts.some((tag) => attribute(tag, 'src') === undefined),
    fonts: await loadFonts(port, styles),
  }
}

/** Kilobytes of 1,000 bytes. */
export const kilobytes = (bytes: readonly { readonly gzip: number }[]) =>
  bytes.reduce((sum, { gzip }) => sum + gzip, 0) / 1_000
