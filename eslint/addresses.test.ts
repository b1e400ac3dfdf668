import { describe, expect, test } from 'vitest'
import { verdicts } from './verdicts.js'

const page = 'app/routes/resident/home.tsx'
const drawn = (jsx, before = '') => verdicts(page, `${before}\nexport const Part = ({ item }) => ${jsx}`)

const refused = [
  ['a value', '<Link to={item.to}>x</Link>'],
  ['a value that starts with a slash', '<Link to={`/${item.to}`}>x</Link>'],
  ['a value on a plain link', '<a href={item.site}>x</a>'],
  ['a choice with a value in it', '<Link to={item.ok ? paths.home() : item.to}>x</Link>'],
  ['a value in a form button', '<button formAction={item.to}>x</button>'],
]
const allowed = [
  ['a path', '<Link to={paths.resident.home()}>x</Link>'],
  ['a path with a part after it', '<Link to={`${paths.resident.home()}?dag=ma`}>x</Link>'],
  ['a choice of paths', '<Link to={item.ok ? paths.home() : paths.public.home()}>x</Link>'],
  ['a filter of the page at hand', '<Link to={`?dag=${item.day}`}>x</Link>'],
  ['a place on the page', '<a href="#main">x</a>'],
  ['a telephone number', '<a href={`tel:${item.phone}`}>x</a>'],
  ['a checked address', '<a href={externalHref(item.site)}>x</a>'],
  ['a style sheet', '<link rel="stylesheet" href={item.css} />'],
]

describe('where a link may lead', () => {
  test.each(refused)('not to %s', (_what, jsx) => {
    expect(drawn(jsx).join('\n')).toMatch(/paths/)
  })
  test.each(allowed)('to %s', (_what, jsx) => {
    expect(drawn(jsx)).toEqual([])
  })
  test('a path may be kept in a name first', () => {
    expect(drawn('<Link to={back}>x</Link>', 'const back = paths.home()')).toEqual([])
    expect(drawn('<Link to={back}>x</Link>', 'let back = paths.home()')).not.toEqual([])
  })
  test('the wrappers of the interface hand an address on', () => {
    expect(verdicts('app/ui/button-link.tsx', 'export const B = ({ to }) => <Link to={to}>x</Link>')).toEqual([])
  })
})

describe('where a redirect may lead', () => {
  const action = (line) => verdicts(page, `export function action(url) { return ${line} }`)

  test('to a path, or checked', () => {
    expect(action('redirect(paths.resident.appointment(url))')).toEqual([])
    expect(action('safeRedirect(url)')).toEqual([])
  })
  test('to one of a table of paths', () => {
    const table = 'const homeOf = { resident: paths.resident.home, admin: paths.admin.home } as const'
    expect(verdicts(page, `${table}\nredirect(homeOf[kind])`)).toEqual([])
    expect(
      verdicts(page, 'const homeOf = { resident: paths.resident.home, admin: value }\nredirect(homeOf[kind])'),
    ).toHaveLength(1)
  })
  test('never to a value', () => {
    expect(action('redirect(url)').join()).toMatch(/safeRedirect/)
    expect(action('redirect(`/${url}`)').join()).toMatch(/safeRedirect/)
  })
})

describe('addresses as text', () => {
  test('an address of the portal is built by paths', () => {
    expect(verdicts(page, "export const a = '/mijn/afspraken'").join()).toMatch(/app\/paths\.ts/)
    expect(verdicts(page, 'export const a = `/werk/${b}`').join()).toMatch(/app\/paths\.ts/)
    expect(verdicts('app/platform/mail.server.ts', "export const a = '/beheer'").join()).toMatch(/app\/paths\.ts/)
  })
  test('words that only look like one are fine', () => {
    expect(verdicts(page, "export const a = '/werkwijze'")).toEqual([])
    expect(verdicts('app/paths.ts', "export const a = '/mijn'")).toEqual([])
    expect(verdicts('app/routes/resident/home.test.ts', "export const a = '/mijn'")).toEqual([])
  })
})
