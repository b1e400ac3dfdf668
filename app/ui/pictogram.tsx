import type { PictogramName } from './pictogram-name.ts'
import spriteHref from './sprite.svg?url'

/** Points along the reading direction, so it turns around in a right-to-left script. */
const mirrored: readonly PictogramName[] = ['arrow', 'arrow-back', 'speaker', 'walk', 'sign-out']

type Props = { name: PictogramName; label?: string; size?: 'small' | 'normal' | 'large' }

/**
 * A drawing from the sprite, always beside its word (A11Y-3): hidden from who listens, unless `label` says what the
 * word beside it does not.
 */
export function Pictogram({ name, label, size = 'normal' }: Props) {
  const classes = ['pictogram']
  if (size !== 'normal') classes.push(`pictogram-${size}`)
  if (mirrored.includes(name)) classes.push('pictogram-mirrors')
  return (
    <svg
      className={classes.join(' ')}
      viewBox="0 0 24 24"
      focusable="false"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <use href={`${spriteHref}#${name}`} />
    </svg>
  )
}
