import { spokenParts, type SpokenPart } from './spoken-parts.ts'
import { voiceFor, watchVoices } from './voices.ts'

type State = 'stopped' | 'reading' | 'paused'

/** How fast is read: a little slower than a voice does by itself, and slower still. */
const rates = { usual: 0.95, slower: 0.7 }
const markName = 'read-aloud'
/** Some phones refuse without a word to speak before they are touched; after this many milliseconds that is clear. */
const startsWithin = 4_000

/**
 * `<read-aloud>` with buttons inside (A11Y-3), shown on a page that was asked for to be read: begins as soon as there is a
 * voice. Hidden on any other page, until `start`. Reads `main` sentence by sentence, marks the sentence being read, waits,
 * reads slower and stops. Its buttons are there only when the browser has a voice for the language of the page. A part in
 * another language is read by a voice of that language, or by the page's own when there is none: what it says counts more
 * than how it sounds.
 */
export class ReadAloudElement extends HTMLElement {
  private state: State = 'stopped'
  private parts: readonly SpokenPart[] = []
  private at = 0
  private slow = false
  /** Counts what was begun: a sentence that was broken off still says that it ended. */
  private turn = 0
  private voices: readonly SpeechSynthesisVoice[] = []
  private begun = false
  private silence: number | undefined
  private unwatch = () => {}

  connectedCallback(): void {
    this.unwatch = watchVoices((voices) => {
      this.voices = voices
      this.show()
      if (!this.begun && !this.hidden) this.start()
    })
    this.addEventListener('click', this.press)
    document.addEventListener('keydown', this.escape)
    window.addEventListener('pagehide', this.stop)
  }

  disconnectedCallback(): void {
    this.unwatch()
    document.removeEventListener('keydown', this.escape)
    window.removeEventListener('pagehide', this.stop)
    this.stop()
  }

  /** Shows the buttons and begins to read from the top of the page; goes on where it waited. */
  start(): void {
    this.hidden = false
    this.show()
    if (this.state === 'reading' || !this.canSpeak) return
    this.begun = true
    if (this.state === 'stopped') {
      const main = document.querySelector('main')
      this.parts = main ? spokenParts(main) : []
      this.at = 0
    }
    this.enter('reading')
    this.speak()
  }

  private get canSpeak(): boolean {
    return voiceFor(this.voices, document.documentElement.lang) !== undefined
  }

  private show(): void {
    this.querySelector('[data-none]')?.toggleAttribute('hidden', this.canSpeak)
    this.querySelector('[data-controls]')?.toggleAttribute('hidden', !this.canSpeak)
  }

  private enter(state: State): void {
    this.state = state
    for (const words of this.querySelectorAll<HTMLElement>('[data-when]')) words.hidden = words.dataset.when !== state
  }

  private readonly press = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (button?.hasAttribute('data-stop')) this.stop()
    else if (button?.hasAttribute('data-slower')) this.changePace(button)
    else if (button?.hasAttribute('data-play')) {
      if (this.state === 'reading') this.pause()
      else this.start()
    }
  }

  private readonly escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.stop()
  }

  private changePace(button: Element): void {
    this.slow = !this.slow
    button.setAttribute('aria-pressed', String(this.slow))
    if (this.state === 'reading') this.speak()
  }

  /** Breaks off: several phones can't hold a voice and go on. The sentence is read again from its beginning. */
  private pause(): void {
    this.turn += 1
    window.clearTimeout(this.silence)
    this.enter('paused')
    speechSynthesis.cancel()
  }

  private readonly stop = () => {
    if (this.state === 'stopped') return
    this.turn += 1
    window.clearTimeout(this.silence)
    this.enter('stopped')
    mark(null)
    speechSynthesis.cancel()
  }

  private speak(): void {
    this.turn += 1
    const turn = this.turn
    const part = this.parts[this.at]
    if (!part) return this.stop()
    speechSynthesis.cancel()
    mark(part)
    const utterance = new SpeechSynthesisUtterance(part.text)
    const voice = voiceFor(this.voices, part.lang) ?? voiceFor(this.voices, document.documentElement.lang)
    utterance.lang = voice?.lang ?? part.lang
    if (voice) utterance.voice = voice
    utterance.rate = this.slow ? rates.slower : rates.usual
    utterance.onend = () => {
      if (turn !== this.turn) return
      this.at += 1
      this.speak()
    }
    const refused = () => {
      if (turn === this.turn) this.stop()
    }
    utterance.onerror = refused
    utterance.onstart = () => window.clearTimeout(this.silence)
    window.clearTimeout(this.silence)
    this.silence = window.setTimeout(refused, startsWithin)
    speechSynthesis.speak(utterance)
  }
}

let marked: Element | null = null

/** Marks the sentence itself where the browser can (CSS Custom Highlight API), else the block that it stands in. */
function mark(part: SpokenPart | null): void {
  marked?.classList.remove('read-aloud-now')
  marked = null
  const exact = 'highlights' in CSS
  if (exact) CSS.highlights.delete(markName)
  if (!part) return
  if (exact) CSS.highlights.set(markName, new Highlight(part.range))
  else {
    marked = part.element
    marked.classList.add('read-aloud-now')
  }
  part.element.scrollIntoView({ block: 'nearest' })
}
