import { describe, expect, it } from 'vitest'
import { languages, type Language } from '#app/platform/i18n/languages.ts'
import { PublicShell } from './public-shell.tsx'
import { rendered } from './rendered.tsx'

const tools = { languageHref: '/taal', helpHref: '/hulp', listenHref: '/voorlezen' }
const phones = { emergency: '112', outOfHours: '088 130 96 20' }

function page(afterHours: boolean, lng: Language = 'nl') {
  return rendered(
    <PublicShell
      tenantName="Overvecht"
      homeHref="/nl"
      tools={tools}
      emergency={{ afterHours, phones }}
      nav={[{ href: '/nl/activiteiten', label: 'Activiteiten', current: true }]}
      signInHref="/inloggen"
      footer={[{ href: '/nl/privacy', label: 'Privacy' }]}
    >
      <h1>Wat is er te doen?</h1>
    </PublicShell>,
    lng,
  )
}

describe('a page that needs no account', () => {
  it('lets a keyboard skip to the content first', () => {
    const html = page(false)
    expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('Drieluik'))
    expect(html).toContain('<main id="main"')
  })

  it('shows read aloud, language and help in that order', () => {
    const html = page(false)
    const at = ['Lees voor<', 'Taal</a>', 'Hulp</a>'].map((word) => html.indexOf(word))
    expect(at.every((place) => place > 0)).toBe(true)
    expect(at).toEqual([...at].sort((a, b) => a - b))
  })

  it('can be called from with one tap, also at night', () => {
    expect(page(false)).toContain('href="tel:112"')
    const night = page(true)
    expect(night).toContain('De praktijk is nu dicht')
    expect(night.indexOf('tel:0881309620')).toBeLessThan(night.indexOf('tel:112'))
  })

  it.each(languages)('keeps telephone numbers readable in %s', (lng) => {
    expect(page(true, lng)).toContain('<bdi dir="ltr">088 130 96 20</bdi>')
  })

  it('has two switches at its foot that say whether they are on, and go back to the page', () => {
    const switches = (easy: boolean) =>
      rendered(
        <PublicShell
          tenantName="Overvecht"
          homeHref="/nl"
          tools={tools}
          reading={{ action: '/lezen', back: '/nl/activiteiten?dag=2026-04-07', easy, large: false }}
        >
          <h1>Wat is er te doen?</h1>
        </PublicShell>,
      )
    expect(switches(false)).toMatch(
      /<form class="reading-switches" action="\/lezen" aria-label="Zo leest u" method="post">/,
    )
    expect(switches(false)).toContain('name="terug" value="/nl/activiteiten?dag=2026-04-07"')
    expect(switches(false)).toContain('name="makkelijk" value="ja" aria-pressed="false"')
    expect(switches(true)).toContain('name="makkelijk" value="nee" aria-pressed="true"')
  })

  it('shows what reads aloud only on a page that was asked for so', () => {
    const asked = (readAloud: boolean) =>
      rendered(
        <PublicShell tenantName="Overvecht" homeHref="/nl" tools={tools} readAloud={readAloud}>
          <h1>Wat is er te doen?</h1>
        </PublicShell>,
      )
    expect(asked(false)).not.toContain('<read-aloud')
    expect(asked(true)).toContain('<read-aloud class="read-aloud only-screen">')
  })

  it('says which page one is on and sends no script and no inline style', () => {
    const html = page(false)
    expect(html).toContain('href="/nl/activiteiten" aria-current="page"')
    expect(html).not.toMatch(/<script|style=/)
  })
})
