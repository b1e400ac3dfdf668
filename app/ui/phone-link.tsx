import { telHref } from './call-link.tsx'

/** A telephone number in a sentence, to be tapped; its digits stay in order in a right-to-left text. */
export function PhoneLink({ number }: { number: string }) {
  return (
    <a href={telHref(number)}>
      <bdi dir="ltr">{number}</bdi>
    </a>
  )
}
