import { SessionOver } from './session-over.ts'

/** How long before the end of a session the warning is shown, in milliseconds (ACC-5). */
const warnBefore = 120_000

/** A timer further away than this fires at once in browsers (a signed 32-bit number of milliseconds). */
const longestWait = 2_000_000_000

/**
 * `<session-warning data-seconds-left="900">` around a hidden form that extends the session. Shows the form two
 * minutes before the end. Its button extends without leaving the page; when that fails, the form is sent. The answer may
 * be JSON with the next `secondsLeft`; without it the time runs again for as long as it did. Counts from when the page
 * came, because a phone's own clock may be wrong. After the end, see `SessionOver`.
 */
export class SessionWarningElement extends HTMLElement {
  private timer: number | undefined
  private expiresAt = 0
  private length = 0
  private over: SessionOver | undefined

  connectedCallback(): void {
    const left = Number(this.dataset.secondsLeft) * 1000
    if (!Number.isFinite(left) || !this.form) return
    this.expiresAt = Date.now() + left
    this.length = Math.max(left, warnBefore)
    this.over ??= new SessionOver(this)
    this.over.watch()
    this.form.addEventListener('submit', this.extend)
    document.addEventListener('visibilitychange', this.check)
    this.check()
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer)
    document.removeEventListener('visibilitychange', this.check)
    this.form?.removeEventListener('submit', this.extend)
    this.over?.stop()
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector('form')
  }

  private readonly check = () => {
    window.clearTimeout(this.timer)
    const left = this.expiresAt - Date.now()
    if (left <= 0) {
      this.form?.remove()
      document.removeEventListener('visibilitychange', this.check)
      this.over?.show()
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

  private readonly extend = async (event: SubmitEvent) => {
    const form = this.form
    if (!form) return
    event.preventDefault()
    try {
      const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' } })
      if (!answer.ok || answer.redirected) throw new Error('not extended')
      const isJson = answer.headers.get('content-type')?.includes('json')
      const next: unknown = isJson ? await answer.json() : null
      this.expiresAt = Date.now() + (nextLength(next) ?? this.length)
      this.check()
    } catch {
      form.removeEventListener('submit', this.extend)
      form.submit()
    }
  }
}

function nextLength(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null || !('secondsLeft' in answer)) return undefined
  const left = Number(answer.secondsLeft) * 1000
  return Number.isFinite(left) ? left : undefined
}
