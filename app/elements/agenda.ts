/** The script of the agenda of professionals; without it one opens an entry and moves it with a form. */
import { AgendaGridElement } from './agenda-grid.ts'

customElements.define('agenda-grid', AgendaGridElement)
