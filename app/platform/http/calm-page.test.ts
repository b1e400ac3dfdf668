import { afterEach, describe, expect, it } from 'vitest'
import { languages } from '../i18n/languages.ts'
import { calmPage, readerLanguage } from './calm-page.ts'
import { calmLanguages, calmTexts } from './calm-page-texts.ts'
import { noteFault } from './load-context.ts'
import { loadContextOf } from './load-context-of.server.ts'
import { frontUnderTest } from './testing/front-under-test.server.ts'
import type { FrontUnderTest } from './testing/front-under-test.server.ts'

let portal: FrontUnderTest | undefined
afterEach(() => portal?.front.close())

const away = Object.assign(new Error('Failed query'), {
  cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
})

describe('the reader reads a notice in the own language', () => {
  it.each([
    ['/tr/activiteiten', 'nl', 'tr'],
    ['/mijn', 'ar-SY,en;q=0.5', 'ar'],
    ['/mijn', 'fr, en;q=0.4, tr;q=0.9', 'tr'],
    ['/mijn', 'fr', 'nl'],
    ['/pl', 'nl', 'pl'],
    ['/mijn', 'ti-ER,en;q=0.5', 'ti'],
    ['/mijn', 'en;q=0, nl;q=0.1', 'nl'],
    ['/trein', 'en', 'en'],
    ['/mijn', undefined, 'nl'],
  ])('%s with %s is %s', (path, accepted, language) => {
    expect(readerLanguage(path, accepted)).toBe(language)
  })

  it.each(calmLanguages)('%s names 112 and the huisartsenpost, and needs no exception to the policy', (language) => {
    const page = calmPage('fault', language, { help: '030 555 01 00', outOfHours: '088 130 96 20' })
    for (const number of ['112', '030 555 01 00', '088 130 96 20']) {
      expect(page).toContain(`<a href="tel:${number.replaceAll(' ', '')}"><bdi>${number}</bdi></a>`)
    }
    expect(page).toMatch(language === 'en' ? /out-of-hours GP/ : /huisartsenpost/)
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
    expect(page).not.toMatch(/style=|<style|<script|href="(?!\/calm\.css|tel:)/)
  })

  it('every language of the portal has these texts', () => {
    expect([...calmLanguages]).toEqual([...languages])
  })

  it('Dutch sentences have at most 15 words', () => {
    const { notices, help, danger, outOfHours } = calmTexts.nl
    const sentences = [...Object.values(notices).flat(), help, danger, outOfHours].flatMap((text) =>
      text.split(/[.?]\s*/),
    )
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 15)).toEqual([])
  })

  it('a telephone number cannot become part of the page', () => {
    expect(calmPage('away', 'nl', { help: '"><script>1' })).toContain('<a href="tel:1"><bdi>1</bdi></a>')
  })
})

describe('when the database is away', () => {
  it('a page is readable, says when to come back, and the portal recovers by itself', async () => {
    let broken = true
    portal = await frontUnderTest({
      resolveTenant: async () => {
        if (broken) throw away
        return { id: '1', slug: 'overvecht', name: 'Overvecht' }
      },
    })
    const said = await portal.ask('GET /mijn', [`Host: ${portal.host}`, 'Accept-Language: en'])
    expect(said).toMatchObject({ status: 503, headers: { 'retry-after': '10', 'content-language': 'en' } })
    expect(said.text).toContain('The portal cannot be reached for a moment')
    expect((await portal.ask('GET /calm.css')).headers['content-type']).toContain('text/css')
    broken = false
    expect((await portal.ask('GET /mijn')).status).toBe(200)
  })

  it.each([
    ['GET', 'Wat u eerder bewaarde, staat er nog.'],
    ['POST', 'Wat u net stuurde, is niet bewaard.'],
  ])('the ordinary page of a fault makes way for one that says what became of a %s', async (method, words) => {
    portal = await frontUnderTest({
      behind: [
        (request, response) => {
          noteFault(loadContextOf(request), away)
          response.status(500).type('html').end('<p>own page</p>')
        },
      ],
    })
    const said = await portal.ask(`${method} /mijn`, [`Host: ${portal.host}`, 'Sec-Fetch-Site: same-origin'])
    expect([said.status, said.headers['retry-after'], said.headers['cache-control']]).toEqual([503, '10', 'no-store'])
    expect(said.text).toContain('Het portaal is even niet bereikbaar')
    expect(said.text).toContain(words)
    expect(said.text).not.toContain('own page')
  })

  it('a script that asked for data gets 503 and its own answer', async () => {
    portal = await frontUnderTest({
      behind: [
        (request, response) => {
          noteFault(loadContextOf(request), away)
          response.status(500).json({ own: 'answer' })
        },
      ],
    })
    const said = await portal.ask('GET /mijn?_data=root', [`Host: ${portal.host}`, 'Accept: */*'])
    expect([said.status, said.text, said.headers['retry-after']]).toEqual([503, '{"own":"answer"}', '10'])
  })

  it('a bare text of the framework never reaches a person', async () => {
    portal = await frontUnderTest({
      behind: [(_, response) => void response.status(500).type('text/plain').end('Unexpected Server Error')],
      render: async () =>
        new Response('Unexpected Server Error', { status: 500, headers: { 'Content-Type': 'text/plain' } }),
    })
    for (const address of ['/mijn', '/nl/activiteiten']) {
      const said = await portal.ask(`GET ${address}`)
      expect(said.status).toBe(500)
      expect(said.text).toContain('Er ging iets mis')
      expect(said.text).not.toContain('Unexpected')
    }
  })

  it('an unknown fault is 500, an address of nothing is 404', async () => {
    portal = await frontUnderTest({
      behind: [(request, _, next) => next(request.path === '/fout' ? new TypeError('x') : undefined)],
    })
    expect((await portal.ask('GET /fout')).status).toBe(500)
    expect((await portal.ask('GET /niets')).text).toContain('Deze pagina is er niet')
  })
})
