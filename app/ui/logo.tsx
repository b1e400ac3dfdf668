/** The triptych and the name: the way home. `placeName` is the neighbourhood or the practice. */
export function Logo({ href, placeName }: { href: string; placeName: string }) {
  return (
    <a className="logo" href={href}>
      <svg viewBox="0 0 30 27" aria-hidden="true" focusable="false">
        <path className="panel-start" d="M0 27V10a3.5 3.5 0 0 1 3.5-3.5h1A3.5 3.5 0 0 1 8 10v17Z" />
        <path className="panel-middle" d="M9.5 27V6a5.5 5.5 0 0 1 11 0v21Z" />
        <path className="panel-end" d="M22 27V10a3.5 3.5 0 0 1 3.5-3.5h1A3.5 3.5 0 0 1 30 10v17Z" />
      </svg>
      <span>
        Drieluik<small>{placeName}</small>
      </span>
    </a>
  )
}
