import { Pictogram } from './pictogram.tsx'

type Props = { number: string; label: string }

/** A round telephone button; `number` as people write it, `label` says whom it calls. */
export function CallLink({ number, label }: Props) {
  return (
    <a className="call" href={telHref(number)} aria-label={label}>
      <Pictogram name="phone" />
    </a>
  )
}

/** The `tel:` URL (RFC 3966) of a number as people write it: digits and a leading plus only. */
export function telHref(number: string): string {
  return `tel:${number.replace(/(?!^\+)\D/gu, '')}`
}
