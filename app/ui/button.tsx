import { Button as NlButton } from '@nl-design-system-candidate/button-react'
import type { ReactNode } from 'react'
import { Pictogram } from './pictogram.tsx'
import type { PictogramName } from './pictogram-name.ts'

type Props = {
  look?: 'primary' | 'quiet'
  type?: 'submit' | 'button'
  name?: string
  value?: string
  form?: string
  formAction?: string
  icon?: PictogramName
  label?: string
  disabled?: boolean
  compact?: boolean
  children?: ReactNode
}

/**
 * Does something: sends the form it stands in. Its words say what happens. One `primary` a page; every other is `quiet`.
 * `label` is read aloud when there is only an icon; `disabled` stays reachable by keyboard (`aria-disabled`).
 */
export function Button(props: Props) {
  const { look = 'primary', type = 'submit', icon, label, disabled, compact, children, ...rest } = props
  return (
    <NlButton
      {...rest}
      type={type}
      purpose={look === 'primary' ? 'primary' : 'secondary'}
      className={compact ? 'button compact' : 'button'}
      aria-label={label}
      disabled={disabled}
    >
      {icon ? <Pictogram name={icon} /> : null}
      {children}
    </NlButton>
  )
}
