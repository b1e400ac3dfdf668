/** A form as it stands on a page, with what a browser would send when nothing was typed. */
export interface PageForm {
  /** Where it goes: its `action`, or the page itself. */
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#x27': "'", '#39': "'" }
const plain = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

function attributesOf(tag: string): Record<string, string> {
  const found = [...tag.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].slice(1)
  return Object.fromEntries(found.map(([, name, value]) => [name, plain(value ?? '')]))
}

/** Every form on a page that changes something; of each group of choices every choice is there, as a field of its own. */
export function formsOn(html: string, path: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, start = '', inside = '']) => {
    const { method = '', action = '' } = attributesOf(`form ${start}`)
    if (method.toLowerCase() !== 'post') return []
    const tags = [...inside.matchAll(/<(input|textarea|button|option|select)\b([^>]*)>/g)]
    let select = ''
    const fields = tags.flatMap(([, tag = '', text = '']): [string, string][] => {
      const { name = '', value = '', type = '' } = attributesOf(`${tag} ${text}`)
      if (tag === 'select') select = name
      if (tag === 'option') return select && value ? [[select, value]] : []
      if (!name) return []
      return [
        [name, tag === 'textarea' || (tag === 'input' && type !== 'hidden' && !value) ? 'Een gewone zin.' : value],
      ]
    })
    return [{ action: action || path, fields }]
  })
}
