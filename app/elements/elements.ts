/** The one script of pages that do not hydrate: each element is a nicety, and the page works without it. */
import { PrintButtonElement } from './print-button.ts'
import { ReadAloudElement } from './read-aloud.ts'
import { SessionWarningElement } from './session-warning.ts'

customElements.define('print-button', PrintButtonElement)
customElements.define('read-aloud', ReadAloudElement)
customElements.define('session-warning', SessionWarningElement)
