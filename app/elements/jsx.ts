import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type ElementProps = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>

/** The custom elements of `elements.ts`, known to JSX. */
declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- React's own way to name elements
  namespace JSX {
    interface IntrinsicElements {
      'listen-link': ElementProps
      // React gives a custom element `class` as it is written.
      'read-aloud': ElementProps & { class: string }
      'print-button': ElementProps
      'agenda-grid': ElementProps & {
        'data-first': number
        'data-now': string
        'data-past': string
        'data-elsewhere': string
      }
      'offer-draft': ElementProps & { 'data-kept': string; 'data-not-kept': string }
      'passkey-form': ElementProps & { 'data-ask': string; 'data-way': 'create' | 'get'; 'data-failed': string }
      'session-warning': ElementProps & { 'data-seconds-left': number; 'data-keep': string }
    }
  }
}
