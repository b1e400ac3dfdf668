/** How long before the end of a session the warning is shown, in milliseconds (ACC-5). */
const warnBefore = 120_000

/** A timer further away than this fires at once in browsers (a signed 32-bit number of milliseconds). */
const longestWait = 2_000_000_000

/**
 * `<session-warning data-expires-at="ISO instant">` around a hidden form that extends the session. Shows the form two
 * minutes before the end. Its button extends without leaving the page; when that fails, the form is sent. The answer may
 * be JSON with the next `expiresAt`; without it the time runs again for as long as it did.
 */
export class SessionWarningElement extends HTMLElement {
  private timer: number | undefined
  private expiresAt = 0
  private length = 0

  connectedCallback(): void {
    this.expiresAt = Date.parse(this.dataset.expiresAt ?? '')
    if (Number.isNaN(this.expiresAt) || !this.form) return
    this.length = Math.max(this.expiresAt - Date.now(), warnBefore)
    this.form.addEventListener('submit', this.extend)
    document.addEventListener('visibilitychange', this.check)
    this.check()
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer)
    document.removeEventListener('visibilitychange', this.check)
    this.form?.removeEventListener('submit', this.extend)
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector('form')
  }

  private readonly check = () => {
    window.clearTimeout(this.timer)
    const left = this.expiresAt - Date.now()
    if (left <= 0) {
      this.end()
      return
    }
    this.show(left <= warnBefore)
    const wait = left <= warnBefore ? left : left - warnBefore
    this.timer = window.setTimeout(this.check, Math.min(wait, longestWait))
  }

  /** The alert's words are put in after it is shown: only a change inside a visible live region is read aloud. */
  private show(visible: boolean): void {
    const form = this.form
    if (!form || form.hidden !== visible) return
    form.hidden = !visible
    const message = form.querySelector('[data-message]')
    if (visible && message) message.replaceChildren(...message.childNodes)
  }

  private end(): void {
    this.show(true)
    const message = this.form?.querySelector('[data-message]')
    if (message) message.textContent = this.dataset.ended ?? ''
    this.form?.querySelector('button')?.remove()
  }

  private readonly extend = async (event: SubmitEvent) => {
    const form = this.form
    if (!form) return
    event.preventDefault()
    try {
      const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' } })
      if (!answer.ok || answer.redirected) throw new Error('not extended')
      const isJson = answer.headers.get('content-type')?.includes('json')
      const next: unknown = isJson ? await answer.json() : null
      this.expiresAt = nextExpiry(next) ?? Date.now() + this.length
      this.check()
    } catch {
      form.removeEventListener('submit', this.extend)
      form.submit()
    }
  }
}

function nextExpiry(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null || !('expiresAt' in answer)) return undefined
  const at = Date.parse(String(answer.expiresAt))
  return Number.isNaN(at) ? undefined : at
}
