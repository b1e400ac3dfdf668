/** The one script of pages that do not hydrate: each element is a nicety, and the page works without it. */
import { ListenLinkElement } from './listen-link.ts'
import { OfferDraftElement } from './offer-draft.ts'
import { PrintButtonElement } from './print-button.ts'
import { SessionWarningElement } from './session-warning.ts'

customElements.define('listen-link', ListenLinkElement)
customElements.define('offer-draft', OfferDraftElement)
customElements.define('print-button', PrintButtonElement)
customElements.define('session-warning', SessionWarningElement)
