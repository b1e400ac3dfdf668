import { spokenParts, type SpokenPart } from './spoken-parts.ts'

/**
 * `<read-aloud data-stop="Stop">` around a link or a hidden button (A11Y-3): where the browser can speak, it reads
 * `main` sentence by sentence and marks the words being read; a second tap stops. Where it can't, nothing changes.
 */
export class ReadAloudElement extends HTMLElement {
  private label: Element | null = null
  private words = ''
  private turn = 0
  private marked: Element | null = null

  connectedCallback(): void {
    const control = this.querySelector<HTMLElement>('a,button')
    if (!control || !('speechSynthesis' in window)) return
    this.label = this.querySelector('[data-label]')
    this.words = this.label?.textContent ?? ''
    if (control instanceof HTMLAnchorElement) control.setAttribute('role', 'button')
    control.hidden = false
    control.addEventListener('click', this.toggle)
    window.addEventListener('pagehide', this.stop)
  }

  disconnectedCallback(): void {
    window.removeEventListener('pagehide', this.stop)
    this.stop()
  }

  private readonly toggle = (event: Event) => {
    event.preventDefault()
    if (this.hasAttribute('data-reading')) {
      this.stop()
      return
    }
    const main = document.querySelector('main')
    if (!main) return
    this.toggleAttribute('data-reading', true)
    if (this.label) this.label.textContent = this.dataset.stop ?? this.words
    this.turn += 1
    this.speak(spokenParts(main), 0, this.turn)
  }

  private speak(parts: readonly SpokenPart[], at: number, turn: number): void {
    if (turn !== this.turn) return
    const part = parts[at]
    if (!part) {
      this.stop()
      return
    }
    this.mark(part.element)
    const utterance = new SpeechSynthesisUtterance(part.text)
    utterance.lang = part.lang
    const voice = speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().startsWith(part.lang.slice(0, 2)))
    if (voice) utterance.voice = voice
    utterance.rate = 0.95
    utterance.onend = () => this.speak(parts, at + 1, turn)
    utterance.onerror = () => this.stop()
    speechSynthesis.speak(utterance)
  }

  private mark(element: Element | null): void {
    this.marked?.classList.remove('read-aloud-now')
    this.marked = element
    element?.classList.add('read-aloud-now')
    element?.scrollIntoView({ block: 'nearest' })
  }

  private readonly stop = () => {
    if (!this.hasAttribute('data-reading')) return
    this.turn += 1
    this.toggleAttribute('data-reading', false)
    if (this.label) this.label.textContent = this.words
    this.mark(null)
    speechSynthesis.cancel()
  }
}
