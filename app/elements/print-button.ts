/** `<print-button hidden><button>…</button></print-button>`: shows its button and prints the page with it. */
export class PrintButtonElement extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false
    this.addEventListener('click', this.print)
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.print)
  }

  private readonly print = () => window.print()
}
