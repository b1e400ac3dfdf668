import type { ReactNode } from 'react'
import { Pictogram } from './pictogram.tsx'

type Props = { look: 'info' | 'warning' | 'success' | 'urgent'; title?: string; live?: boolean; children?: ReactNode }

const kinds = {
  info: ['info', 'info'],
  warning: ['warning', 'warning'],
  success: ['ok', 'check'],
  urgent: ['error', 'warning'],
} as const

/** Something to know before going on. `live` reads it aloud at once: for the answer to what someone just did. */
export function Notice({ look, title, live, children }: Props) {
  const [kind, pictogram] = kinds[look]
  const role = live ? (look === 'urgent' ? 'alert' : 'status') : undefined
  return (
    <div className={`utrecht-alert utrecht-alert--${kind} notice notice-${look}`} role={role}>
      <div className="utrecht-alert__icon">
        <Pictogram name={pictogram} />
      </div>
      <div className="utrecht-alert__content">
        <div className="utrecht-alert__message">
          {title ? <strong>{title}</strong> : null}
          {children ? <div>{children}</div> : null}
        </div>
      </div>
    </div>
  )
}
