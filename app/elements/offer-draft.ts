/** How long after the last key what was typed is kept, in milliseconds. */
const wait = 2_000

/** The word in the address of the answer that says that a draft was kept. */
const keptWord = 'klaar=draft'

/**
 * `<offer-draft data-kept="… {time} …" data-not-kept="…">` around a form with a button whose `intent` is `draft`: sends the form
 * with that intent to its own page a moment after somebody typed, and says in `[data-said]` whether it was kept (lesson 15.18).
 * Without a script that button does the same.
 */
export class OfferDraftElement extends HTMLElement {
  private timer: number | undefined
  private sending: AbortController | undefined
  /** What was typed last is not kept yet. */
  private waits = false

  connectedCallback(): void {
    this.addEventListener('input', this.typed)
    this.addEventListener('submit', this.stop)
    window.addEventListener('online', this.again)
  }

  disconnectedCallback(): void {
    this.removeEventListener('input', this.typed)
    this.removeEventListener('submit', this.stop)
    window.removeEventListener('online', this.again)
    this.stop()
  }

  private readonly typed = () => {
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(this.keep, wait)
  }

  /** The connection is back. */
  private readonly again = () => {
    if (this.waits) void this.keep()
  }

  private readonly stop = () => {
    window.clearTimeout(this.timer)
    this.sending?.abort()
  }

  private readonly keep = async () => {
    const form = this.querySelector('form')
    if (!form) return
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
    fields.set('intent', 'draft')
    this.waits = true
    const sending = new AbortController()
    this.sending?.abort()
    this.sending = sending
    try {
      const answer = await fetch(window.location.pathname, { method: 'POST', body: fields, signal: sending.signal })
      this.waits = !(answer.ok && answer.url.includes(keptWord))
      this.say(this.waits ? this.dataset.notKept : this.dataset.kept)
    } catch {
      if (!sending.signal.aborted) this.say(this.dataset.notKept)
    }
  }

  private say(words = ''): void {
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format()
    const said = this.querySelector('[data-said]')
    if (said) said.textContent = words.replace('{time}', time)
  }
}
