import { describe, expect, it } from 'vitest'
import { rendered } from './rendered.tsx'
import { ResidentShell } from './resident-shell.tsx'

const hrefs = {
  home: '/mijn',
  messages: '/mijn/berichten',
  appointments: '/mijn/afspraken',
  myData: '/mijn/gegevens',
  together: '/mijn/samen',
}

const html = rendered(
  <ResidentShell
    tenantName="Overvecht"
    homeHref="/mijn"
    tools={{ languageHref: '/taal', helpHref: '/hulp' }}
    nav={{ current: 'messages', hrefs, unread: { messages: 2, appointments: 0 } }}
    account={{ name: 'Fatma Yılmaz', signOutAction: '/uitloggen' }}
    session={{
      ...{ secondsLeft: 900, until: '10.35 uur', extendAction: '/sessie' },
      ...{ signInHref: '/inloggen', keepAction: '/sessie/voorbij' },
    }}
  >
    <h1>Berichten</h1>
  </ResidentShell>,
)

describe("a resident's page", () => {
  it('has five places at the thumb, in the same order on every page', () => {
    const words = ['Thuis', 'Berichten', 'Afspraken', 'Mijn gegevens', 'Samen']
    const bar = html.slice(html.indexOf('bottom-bar'))
    const at = words.map((word) => bar.indexOf(`>${word}<`))
    expect(at.every((place) => place > 0)).toBe(true)
    expect(at).toEqual([...at].sort((a, b) => a - b))
  })

  it('says which place one is in and how many messages are new', () => {
    expect(html).toContain('href="/mijn/berichten" aria-current="page"')
    expect(html).toContain('2 nieuw')
    expect(html).not.toContain('0 nieuw')
  })

  it('can always be left, by a form that writes', () => {
    expect(html).toContain('<form action="/uitloggen" method="post">')
  })

  it('carries the warning about the session, unseen until a script needs it', () => {
    expect(html).toMatch(/<session-warning data-seconds-left="900"/)
    expect(html).toMatch(/<form class="session-warning" action="\/sessie" hidden="" method="post"/)
  })

  it('says without a script until when one stays signed in, and a button makes it longer', () => {
    const [, plain = ''] = /<noscript>(.*?)<\/noscript>/.exec(html) ?? []
    expect(plain).toContain('U bent ingelogd tot \u206810.35 uur\u2069.')
    expect(plain).toMatch(/<form class="session-until" action="\/sessie" method="post">.*Blijf langer ingelogd/)
  })

  it('keeps what reads aloud out of sight until it is asked for, and says how else to listen', () => {
    expect(html).toMatch(/<read-aloud class="read-aloud only-screen" hidden="true">/)
    expect(html).toContain('<a href="/hulp#voorlezen">Zo kan uw telefoon het zelf</a>')
    expect(html).toContain('<section aria-label="Voorlezen">')
    expect(html).toContain('<div data-controls="true" hidden="">')
  })
})
