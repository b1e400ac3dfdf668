import type { ReactNode } from 'react'
import { Face } from './face.tsx'

export type TriptychPerson = {
  name: string
  role: ReactNode
  initials?: string
  photoHref?: string
  status?: ReactNode
}

/** Three people who talk together: the resident in the middle, a professional on either side. */
export function Triptych({ people }: { people: readonly [TriptychPerson, TriptychPerson, TriptychPerson] }) {
  return (
    <ul className="triptych">
      {people.map((person, at) => (
        <li key={at}>
          <Face
            name={person.name}
            initials={person.initials}
            photoHref={person.photoHref}
            size={at === 1 ? 'large' : 'normal'}
          />
          <span>{person.name}</span>
          <small>{person.role}</small>
          {person.status ? <span>{person.status}</span> : null}
        </li>
      ))}
    </ul>
  )
}
