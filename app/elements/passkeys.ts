/** The script of pages where one signs in with a passkey; without it these pages offer a code. */
import { PasskeyFormElement } from './passkey-form.ts'

customElements.define('passkey-form', PasskeyFormElement)
