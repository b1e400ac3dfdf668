import { colourOf, initialsOf } from './initials.ts'

type Props = { name: string; initials?: string; photoHref?: string; size?: 'small' | 'normal' | 'large' }

/** A person at a glance: the photo, else initials in a colour that stays with the name. The name stands beside it. */
export function Face({ name, initials, photoHref, size = 'normal' }: Props) {
  const classes = ['face', `face-${colourOf(name, 5)}`]
  if (size !== 'normal') classes.push(`face-${size}`)
  if (photoHref) return <img className={classes.join(' ')} src={photoHref} alt="" width={52} height={52} />
  return (
    <span className={classes.join(' ')} aria-hidden="true">
      {initials ?? initialsOf(name)}
    </span>
  )
}
