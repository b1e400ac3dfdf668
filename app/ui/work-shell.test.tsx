import { describe, expect, it } from 'vitest'
import { rendered } from './rendered.tsx'
import { ThreePanes } from './three-panes.tsx'
import { WorkItem } from './work-item.tsx'
import { WorkList } from './work-list.tsx'
import { WorkShell } from './work-shell.tsx'

const list = (
  <WorkList>
    <WorkItem href="/werk/vragen/1" title="Meneer El Amrani" due="2 uur te laat" dueLook="late" changed />
    <WorkItem
      href="/werk/vragen/2"
      title="Fatma Yılmaz"
      due="nog 3 uur"
      preview="Hep yorgunum."
      previewLang="tr"
      current
    />
  </WorkList>
)

function page(main?: string) {
  return rendered(
    <WorkShell
      placeName="Centrum Neckar"
      homeHref="/werk"
      tools={{ languageHref: '/taal', helpHref: '/hulp' }}
      groups={[
        { links: [{ href: '/werk/vragen', label: 'Vragen', count: 7, current: true }] },
        { title: 'Wijk', links: [{ href: '/werk/kaart', label: 'Sociale kaart' }] },
      ]}
      account={{ name: 'Sanne Bakker', role: 'Assistent', signOutAction: '/uitloggen' }}
    >
      <ThreePanes
        list={list}
        listLabel="Vragen"
        main={main ? <h1>{main}</h1> : undefined}
        aside={main ? <p>58 jaar</p> : undefined}
        backHref="/werk/vragen"
      />
    </WorkShell>,
  )
}

describe("a professional's page", () => {
  it('names its three panes for who listens', () => {
    const html = page('Moe, slaapt slecht')
    for (const name of ['Vragen', 'Geopend', 'Bewoner']) expect(html).toContain(`aria-label="${name}"`)
  })

  it('offers the way back to the list only when something is open', () => {
    expect(page('Moe, slaapt slecht')).toContain('class="back" href="/werk/vragen"')
    expect(page()).not.toContain('class="back"')
  })

  it('shows how much waits at each place, and who is signed in', () => {
    const html = page()
    expect(html).toMatch(/value="7"[^>]*>7</)
    expect(html).toContain('Sanne Bakker')
  })

  it('marks what is late, what changed, and keeps the language of the resident', () => {
    const html = page()
    expect(html).toContain('work-item work-item-late work-item-changed')
    expect(html).toContain('nieuw sinds u keek')
    expect(html).toContain('lang="tr"')
  })

  it('opens its menu on a small screen without a script', () => {
    expect(page()).toContain('popovertarget="side-menu"')
    expect(page()).toContain('popover="auto"')
  })
})
