import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  href: string
  title: string
  due?: string
  dueLook?: 'late' | 'soon'
  preview?: string
  previewLang?: string
  meta?: ReactNode
  current?: boolean
  changed?: boolean
}

/** One thing in a work list: who, before when, the first words, and what to know. `changed` marks it as new since the
 * last look. */
export function WorkItem(props: Props) {
  const { href, title, due, dueLook, preview, previewLang, meta, current, changed } = props
  const { t } = useTranslation('ui.work')
  const classes = ['work-item']
  if (dueLook) classes.push(`work-item-${dueLook}`)
  if (changed) classes.push('work-item-changed')
  return (
    <a className={classes.join(' ')} href={href} aria-current={current ? 'true' : undefined}>
      <span className="work-item-title">
        {title}
        {changed ? <span className="hidden-visually"> ({t('changed')})</span> : null}
      </span>
      {due ? <span className="work-item-due">{due}</span> : null}
      {preview ? (
        <span className="work-item-preview" lang={previewLang} dir="auto">
          {preview}
        </span>
      ) : null}
      {meta ? <span className="work-item-meta">{meta}</span> : null}
    </a>
  )
}
