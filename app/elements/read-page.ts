/** The one script of a page that is read aloud: nobody else pays for it. */
import { ListenLinkElement } from './listen-link.ts'
import { ReadAloudElement } from './read-aloud.ts'

customElements.define('read-aloud', ReadAloudElement)
// A resident's page has this one already.
if (!customElements.get('listen-link')) customElements.define('listen-link', ListenLinkElement)
