const nowhere = () => new Response(null, { status: 404 })

/** Every address that is nobody's. */
export function loader() {
  throw nowhere()
}

export function action() {
  throw nowhere()
}

export default function NotFound() {
  return null
}
