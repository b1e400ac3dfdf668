import { placeOfRow, rowAt, rowsOf, timeOfRow } from './agenda-time.ts'

/** How far a mouse goes before it drags, in pixels. */
const farEnough = 6

/** How long a finger stays before it drags, in milliseconds. */
const longEnough = 400

/** How long after a drag the click that ends it may come, in milliseconds. */
const clickWithin = 300

interface Taken {
  readonly entry: HTMLElement
  readonly pointerId: number
  readonly isTouch: boolean
  readonly x: number
  readonly y: number
  timer?: number
  /** The mark of where it would be dropped, once it is dragged; and how many rows above the pointer that begins. */
  mark?: HTMLElement
  above: number
}

interface Place {
  readonly day: HTMLElement
  readonly row: number
  readonly rows: number
}

/** Lets one drag the entries with `data-move` over the columns of a grid, with a mouse, a pen or a finger; Escape lets go. */
export class EntryDrag {
  private readonly host: HTMLElement
  private readonly grid: HTMLElement
  private taken: Taken | null = null
  private wasDragged = false

  constructor(host: HTMLElement, grid: HTMLElement) {
    this.host = host
    this.grid = grid
  }

  watch(): void {
    this.host.addEventListener('pointerdown', this.take)
    this.host.addEventListener('click', this.click, true)
    // A link is dragged by the browser itself, as an address.
    this.host.addEventListener('dragstart', this.prevent)
    this.host.addEventListener('contextmenu', this.menu)
    this.host.addEventListener('touchmove', this.hold, { passive: false })
  }

  stop(): void {
    this.letGo()
    this.host.removeEventListener('pointerdown', this.take)
    this.host.removeEventListener('click', this.click, true)
    this.host.removeEventListener('dragstart', this.prevent)
    this.host.removeEventListener('contextmenu', this.menu)
    this.host.removeEventListener('touchmove', this.hold)
  }

  private readonly prevent = (event: Event) => event.preventDefault()

  /** A finger that drags does not scroll. */
  private readonly hold = (event: Event) => {
    if (this.taken?.mark) event.preventDefault()
  }

  private readonly menu = (event: Event) => {
    if (this.taken?.isTouch) event.preventDefault()
  }

  /** What was dragged is not opened. */
  private readonly click = (event: Event) => {
    if (!this.wasDragged) return
    this.wasDragged = false
    event.preventDefault()
    event.stopPropagation()
  }

  private readonly take = (event: PointerEvent) => {
    this.letGo()
    this.wasDragged = false
    const entry = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-move]') : null
    const isGrid = this.grid.querySelectorAll('.week-day').length > 0 && this.tracks().length > 2
    if (!entry || !isGrid || event.button !== 0 || !event.isPrimary) return
    const { pointerId, clientX: x, clientY: y } = event
    const isTouch = event.pointerType === 'touch'
    this.taken = { entry, pointerId, isTouch, x, y, above: 0 }
    if (isTouch) this.taken.timer = window.setTimeout(this.begin, longEnough)
    window.addEventListener('pointermove', this.move)
    window.addEventListener('pointerup', this.drop)
    window.addEventListener('pointercancel', this.letGo)
    window.addEventListener('keydown', this.key)
  }

  private readonly begin = () => {
    const { taken } = this
    if (!taken || taken.mark) return
    const mark = document.createElement('li')
    mark.className = 'week-drop'
    mark.ariaHidden = 'true'
    taken.mark = mark
    taken.above =
      rowAt(this.tracks(), taken.y - this.top()) -
      rowAt(this.tracks(), taken.entry.getBoundingClientRect().top + 1 - this.top())
    taken.entry.classList.add('week-dragged')
    this.host.toggleAttribute('data-dragging', true)
    document.getSelection()?.removeAllRanges()
    this.say('')
    this.show(taken.x, taken.y)
  }

  private readonly move = ({ pointerId, clientX, clientY }: PointerEvent) => {
    const { taken } = this
    if (!taken || taken.pointerId !== pointerId) return
    const isFar = Math.hypot(clientX - taken.x, clientY - taken.y) > farEnough
    if (taken.mark) this.show(clientX, clientY)
    else if (isFar && taken.isTouch) this.letGo()
    else if (isFar) this.begin()
  }

  private readonly key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.letGo()
  }

  private readonly drop = ({ pointerId, clientX, clientY }: PointerEvent) => {
    const { taken } = this
    if (!taken || taken.pointerId !== pointerId) return
    const place = taken.mark ? this.placeAt(clientX, clientY) : null
    this.wasDragged = taken.mark !== undefined
    window.setTimeout(() => (this.wasDragged = false), clickWithin)
    this.letGo()
    if (!place || this.isWhereItWas(taken.entry, place)) return
    const refused = this.refusal(taken.entry, place)
    if (refused) this.say(refused)
    else location.assign(this.hrefOf(taken.entry, place))
  }

  /** Lets go: the entry is where it was. */
  private readonly letGo = () => {
    const { taken } = this
    this.taken = null
    window.clearTimeout(taken?.timer)
    taken?.mark?.remove()
    taken?.entry.classList.remove('week-dragged')
    this.host.toggleAttribute('data-dragging', false)
    window.removeEventListener('pointermove', this.move)
    window.removeEventListener('pointerup', this.drop)
    window.removeEventListener('pointercancel', this.letGo)
    window.removeEventListener('keydown', this.key)
  }

  private show(x: number, y: number): void {
    const mark = this.taken?.mark
    const place = this.placeAt(x, y)
    if (!mark || !place || !this.taken) return
    const isRefused = this.refusal(this.taken.entry, place) !== ''
    mark.className = `week-drop ${isRefused ? 'week-refused ' : ''}${placeOfRow(place.row, place.rows)}`
    mark.textContent = this.timeOf(place)
    const list = place.day.querySelector('.week-entries')
    if (mark.parentElement !== list) list?.append(mark)
  }

  /** The heights of the rows under the row of the headings; few where the columns stand under each other. */
  private tracks(): number[] {
    return getComputedStyle(this.grid).gridTemplateRows.split(' ').slice(1).map(Number.parseFloat)
  }

  private top(): number {
    return this.grid.querySelector('.week-entries')?.getBoundingClientRect().top ?? 0
  }

  private placeAt(x: number, y: number): Place | null {
    const day = [...this.grid.querySelectorAll<HTMLElement>('.week-day')].find((each) => {
      const { left, right } = each.getBoundingClientRect()
      return x >= left && x <= right
    })
    const { taken } = this
    if (!day || !taken) return null
    const tracks = this.tracks()
    const rows = rowsOf(Number(taken.entry.dataset.minutes))
    const row = rowAt(tracks, y - this.top()) - taken.above
    return { day, rows, row: Math.max(0, Math.min(row, tracks.length - rows)) }
  }

  private timeOf({ row }: Place): string {
    return timeOfRow(row, Number(this.host.dataset.first))
  }

  private isWhereItWas(entry: HTMLElement, place: Place): boolean {
    return (
      entry.closest('.week-day') === place.day &&
      entry.matches(`.${placeOfRow(place.row, 1).split(' ').slice(0, 2).join('.')}`)
    )
  }

  private refusal(entry: HTMLElement, place: Place): string {
    const { date = '', teams = '' } = place.day.dataset
    if (!teams.split(' ').includes(entry.dataset.team ?? '')) return this.host.dataset.elsewhere ?? ''
    return `${date}T${this.timeOf(place)}` < (this.host.dataset.now ?? '') ? (this.host.dataset.past ?? '') : ''
  }

  private hrefOf(entry: HTMLElement, place: Place): string {
    const { date = '', person = '' } = place.day.dataset
    const url = new URL(entry.dataset.move ?? '', location.href)
    for (const [name, value] of Object.entries({ dag: date, tijd: this.timeOf(place), wie: person }))
      url.searchParams.set(name, value)
    return url.href
  }

  private say(words: string): void {
    const said = this.host.querySelector('[data-said]')
    if (said) said.textContent = words
  }
}
