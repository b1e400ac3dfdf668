import { EntryDrag } from './entry-drag.ts'
import { nextEntry } from './agenda-keys.ts'

/**
 * `<agenda-grid data-first="8" data-now="2026-04-07T10:25" data-past="…" data-elsewhere="…">` around the grid of an agenda.
 * Arrow keys go from entry to entry; Enter opens, because entries are links. What may be moved can be dragged to another
 * time or column: that opens the form that moves it, filled in, and nothing is moved before it is sent. Where the columns
 * stand under each other nothing is dragged.
 */
export class AgendaGridElement extends HTMLElement {
  private drag: EntryDrag | undefined

  connectedCallback(): void {
    const grid = this.querySelector<HTMLElement>('.week')
    if (!grid) return
    this.addEventListener('keydown', this.step)
    this.drag = new EntryDrag(this, grid)
    this.drag.watch()
  }

  disconnectedCallback(): void {
    this.removeEventListener('keydown', this.step)
    this.drag?.stop()
  }

  private readonly step = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const from = event.target instanceof Element ? event.target.closest<HTMLElement>('.week-entry a') : null
    if (!from) return
    const columns = [...this.querySelectorAll('.week-day')].map((day) => [
      ...day.querySelectorAll<HTMLElement>('.week-entry a'),
    ])
    const next = nextEntry(columns, from, event.key, getComputedStyle(this).direction === 'rtl')
    if (!next) return
    event.preventDefault()
    next.focus()
  }
}
