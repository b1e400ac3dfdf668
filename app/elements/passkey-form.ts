import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/**
 * `<passkey-form data-ask="…" data-way="get" data-failed="…" hidden><form>…</form></passkey-form>`: shows its form where the
 * browser knows passkeys. Sending it first asks the portal for a challenge (`data-ask`, with the form's `purpose`), then
 * the person for the passkey, and then goes on as any form, with the browser's answer in the field `answer`.
 */
export class PasskeyFormElement extends HTMLElement {
  private ready = false

  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) return
    this.hidden = false
    this.form?.addEventListener('submit', this.ask)
  }

  disconnectedCallback(): void {
    this.form?.removeEventListener('submit', this.ask)
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector('form')
  }

  private readonly ask = (event: SubmitEvent) => {
    const form = this.form
    if (!form || this.ready) return
    event.preventDefault()
    void this.answer(form)
  }

  private async answer(form: HTMLFormElement): Promise<void> {
    const message = this.querySelector('[data-message]')
    message?.replaceChildren()
    try {
      const purpose = String(new FormData(form).get('purpose'))
      const asked = await fetch(this.dataset.ask ?? '', {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({ purpose }),
      })
      if (!asked.ok || asked.redirected) throw new Error('not asked')
      const optionsJSON = await asked.json()
      const answer =
        this.dataset.way === 'create'
          ? await startRegistration({ optionsJSON })
          : await startAuthentication({ optionsJSON })
      const field = form.elements.namedItem('answer')
      if (field instanceof HTMLInputElement) field.value = JSON.stringify(answer)
      this.ready = true
      form.requestSubmit()
    } catch {
      // Not allowed, not there, or taken too long: the person may try again or take another way.
      message?.replaceChildren(this.dataset.failed ?? '')
    }
  }
}
