/** A form that writes something, and is not the warning's own. */
function writingForm(target: EventTarget | null, host: HTMLElement): HTMLFormElement | null {
  const form = target instanceof Element ? target.closest('form') : null
  return form && form.method === 'post' && !host.contains(form) ? form : null
}

/**
 * What is left of a page when its session is over (ASVS 5.0.0 14.3.1): one message, `[data-over]` inside `host`, and
 * nothing to read of what stood there. Where somebody was typing (`[data-typed]` is shown then) the form stays, out of
 * sight, and the link to the sign-in sends it to `data-keep`, which keeps it and does nothing with it (A11Y-7). `host` is a
 * child of the outermost element of the page.
 */
export class SessionOver {
  private readonly host: HTMLElement
  private typedIn: HTMLFormElement | null = null

  constructor(host: HTMLElement) {
    this.host = host
  }

  watch(): void {
    document.addEventListener('input', this.remember)
  }

  stop(): void {
    document.removeEventListener('input', this.remember)
  }

  private readonly remember = ({ target }: Event) => {
    this.typedIn = writingForm(target, this.host) ?? this.typedIn
  }

  /** A page that came back with a mistake holds what was typed before. */
  private form(): HTMLFormElement | null {
    const form = this.typedIn ?? writingForm(document.querySelector('form [aria-invalid="true"]'), this.host)
    return form?.isConnected ? form : null
  }

  show(): void {
    const message = this.host.querySelector<HTMLElement>('[data-over]')
    const link = message?.querySelector('a')
    if (!message || !link || !message.hidden) return
    this.stop()
    const form = this.form()
    for (const part of [...(this.host.parentElement?.children ?? [])]) {
      if (part === this.host) continue
      // Out of the way rather than unseen, so that nothing of it is left in the page; but for what was typed.
      if (form && part.contains(form) && part instanceof HTMLElement) part.hidden = true
      else part.remove()
    }
    const title = message.querySelector('h1')
    document.title = title?.textContent ?? ''
    message.setAttribute('role', 'main')
    message.hidden = false
    const typed = message.querySelector<HTMLElement>('[data-typed]')
    if (typed) typed.hidden = !form
    const here = location.pathname + location.search
    link.href = `${link.pathname}?${new URLSearchParams({ returnTo: here }).toString()}`
    if (form) link.addEventListener('click', (event) => this.bring(event, form))
    title?.setAttribute('tabindex', '-1')
    title?.focus()
  }

  private bring(event: Event, form: HTMLFormElement): void {
    event.preventDefault()
    const { pathname, search } = new URL(form.action)
    form.action = `${this.host.dataset.keep ?? ''}?${new URLSearchParams({ pagina: pathname + search }).toString()}`
    form.target = '_self'
    HTMLFormElement.prototype.submit.call(form)
  }
}
