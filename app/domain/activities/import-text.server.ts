import { createHash } from 'node:crypto'
import type ICAL from 'ical.js'
import { longest } from './offer-form.ts'

/** PostgreSQL keeps no half characters and no NUL, and people see no other control characters. */
const unkept = /[^\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const entities: Readonly<Record<string, string>> = {
  ...{ '&nbsp;': ' ', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' },
}

/** Many calendars write their texts as HTML: what is left are its words and the ends of its lines. */
function withoutMarkup(text: string): string {
  if (!/<\/?[a-z][^<>]*>/i.test(text)) return text
  return text
    .replace(/<(br|\/p|\/div|\/li)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (each) => entities[each] ?? '')
}

/** Characters that are looked at of one text: far more than is kept. */
const longestText = 20_000

/** A text as people read it, at most so many characters. */
function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

const said = (part: ICAL.Component, name: string) => {
  const value: unknown = part.getFirstPropertyValue(name)
  return withoutMarkup(typeof value === 'string' ? value.slice(0, longestText) : '')
    .replace(/\r\n?/g, '\n')
    .replace(unkept, ' ')
    .trim()
}
const line = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What an event says in words: nothing of who made it, who comes, or where one can call in. */
export function wordsOfEvent(part: ICAL.Component, organiser: string) {
  const title = line(said(part, 'summary'))
  const lines = said(part, 'description').split('\n')
  const text = lines
    .map((each) => each.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
  const [place = '', ...rest] = line(said(part, 'location')).split(/\s*[,;]\s*/)
  const categories = part
    .getAllProperties('categories')
    .flatMap((each) => each.getValues() as unknown[])
    .map((each) => line(String(each).replace(unkept, ' ')))
  return {
    title: cut(title, longest.title),
    what: cut(text || title, longest.what),
    locationName: cut(place || organiser, longest.place),
    street: rest.length > 0 ? cut(rest.join(', '), longest.place) : null,
    categories: [...new Set(categories.filter(Boolean))].slice(0, 10).map((each) => cut(each, 60)),
  }
}

/** The name of an event for as long as it stands; a very long one by its hash. */
export function keyOfEvent(part: ICAL.Component): string {
  const uid = line(said(part, 'uid'))
  const given = uid || `${said(part, 'summary')} ${String(part.getFirstPropertyValue('dtstart'))}`
  return uid && uid.length <= 200 ? uid : createHash('sha256').update(given).digest('hex')
}
