/** The four sides of positive health that Drieluik asks about (FD-1). */
export type Domain = 'body' | 'mind' | 'social' | 'societal'

const shapes = {
  body: <circle cx="17" cy="17" r="15" />,
  mind: <path d="M17 3 32 30H2Z" strokeWidth="3" strokeLinejoin="round" />,
  social: <rect x="3" y="3" width="28" height="28" rx="10" />,
  societal: <path d="M3 16 17 4l14 12v15H3Z" strokeWidth="2" strokeLinejoin="round" />,
}

type Props = { domain: Domain; size?: 'small' | 'normal' }

/** A domain as shape and colour; its word stands beside it, so who listens hears the word only. */
export function DomainShape({ domain, size = 'normal' }: Props) {
  return (
    <svg
      className={`shape fill-${domain}${size === 'small' ? ' shape-small' : ''}`}
      viewBox="0 0 34 34"
      strokeWidth="0"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[domain]}
    </svg>
  )
}
