import type { Figure } from '../harness/figure.ts'
import { kilobytes, weighPage, type Loaded, type PageWeight } from '../harness/page-weight.ts'
import { StartProblem } from '#app/platform/start-problem.ts'
import { visitPage } from '../harness/visit.ts'

/** What the framework's own code says of itself, also after minifying. */
const isFramework = ({ text }: Loaded) => /react\.element|__remixContext|Minified React|i18next/.test(text)

function light(id: string, name: string, most: number, page: PageWeight): Figure[] {
  const { html, styles, scripts, inlineScript } = page
  const size = kilobytes([html, ...styles])
  const sent = html.sent === html.gzip ? '' : `, the HTML as sent ${(html.sent / 1_000).toFixed(1)} KB`
  const parts = `HTML ${kilobytes([html]).toFixed(1)} + CSS ${kilobytes(styles).toFixed(1)} KB after gzip${sent}`
  const framework = scripts.filter(isFramework).length + (inlineScript ? 1 : 0)
  return [
    {
      id: `bytes.${id}`,
      what: `${name}: HTML and CSS`,
      value: size,
      unit: 'KB',
      target: { atMost: most },
      note: parts,
    },
    {
      ...{ id: `bytes.${id}.framework`, what: `${name}: files of the framework's JavaScript`, unit: 'files' },
      ...{ value: framework, target: { atMost: 0 } },
    },
    {
      ...{ id: `bytes.${id}.elements`, what: `${name}: custom elements`, unit: 'KB', target: { atMost: 10 } },
      value: kilobytes(scripts),
    },
  ]
}

/** What a further page adds to the scripts that are there already. */
function further(name: string, page: PageWeight, known: readonly Loaded[]): Figure {
  const paths = new Set(known.map(({ path }) => path))
  const added = page.scripts.filter(({ path }) => !paths.has(path))
  const value = kilobytes(added)
  return {
    id: `bytes.further.${name}`,
    what: `/werk/${name}: more JavaScript`,
    value,
    unit: 'KB',
    target: { atMost: 10 },
  }
}

/** Where the first question of an inbox leads. */
async function firstQuestion(port: number, cookie: string): Promise<string | undefined> {
  const { body } = await visitPage(port, '/werk/vragen', { cookie })
  return /href="(\/werk\/vragen\/[0-9a-f-]{36})/.exec(body.toString())?.[1]
}

/**
 * The weight of the pages of the demo, as a browser loads them; sizes in kilobytes of 1,000 bytes after gzip.
 * @param given.cookies `Cookie` headers of the sessions of a resident and of an assistant.
 */
export async function bytes(given: {
  readonly port: number
  readonly cookies: { readonly resident: string; readonly professional: string }
}): Promise<Figure[]> {
  const { port, cookies } = given
  const { resident, professional } = cookies
  const publicPage = await weighPage(port, '/nl/activiteiten')
  const home = await weighPage(port, '/mijn', resident)
  const inbox = await weighPage(port, '/werk/vragen', professional)
  if (!inbox.scripts.some(isFramework)) throw new StartProblem('The inbox came without its scripts: not measured.')
  const question = await firstQuestion(port, professional)
  const pages = { agenda: '/werk/agenda', ...(question ? { 'vragen/…': question } : {}) }
  const more: Figure[] = []
  for (const [name, path] of Object.entries(pages))
    more.push(further(name, await weighPage(port, path, professional), inbox.scripts))
  const fonts = [
    ...new Map([...publicPage.fonts, ...home.fonts, ...inbox.fonts].map((font) => [font.path, font])).values(),
  ]
  return [
    ...light('public', 'public page', 30, publicPage),
    ...light('home', "resident's home", 40, home),
    {
      ...{ id: 'bytes.inbox', what: "professional's inbox: JavaScript", unit: 'KB', target: { atMost: 130 } },
      value: kilobytes(inbox.scripts),
      note: `${inbox.scripts.length} files`,
    },
    ...more,
    {
      ...{ id: 'bytes.fonts', what: 'fonts, all that the styles name', unit: 'KB', target: null },
      value: fonts.reduce((sum, font) => sum + font.bytes, 0) / 1_000,
      note: fonts.map(({ path, bytes: size }) => `${path.split('/').at(-1)} ${(size / 1_000).toFixed(1)}`).join(', '),
    },
  ]
}
