import type { ReadAloudElement } from './read-aloud.ts'
import { voiceFor, watchVoices } from './voices.ts'

/**
 * `<listen-link>` around the link to the page that is read aloud (A11Y-3). Where a script runs it fetches the reader, whose
 * address stands in `<meta name="read-aloud">`, and reads at once on the page at hand: what was typed stays. Hidden where
 * the browser has no voice for the language of the page.
 */
export class ListenLinkElement extends HTMLElement {
  private unwatch = () => {}

  connectedCallback(): void {
    this.unwatch = watchVoices((voices) => {
      this.hidden = voiceFor(voices, document.documentElement.lang) === undefined
    })
    this.addEventListener('click', this.read)
  }

  disconnectedCallback(): void {
    this.unwatch()
    this.removeEventListener('click', this.read)
  }

  private readonly read = async (event: MouseEvent) => {
    const player = document.querySelector<ReadAloudElement>('read-aloud')
    const script = document.querySelector<HTMLMetaElement>('meta[name=read-aloud]')?.content
    if (!player || !script || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    await import(/* @vite-ignore */ script)
    await customElements.whenDefined('read-aloud')
    player.start()
  }
}
