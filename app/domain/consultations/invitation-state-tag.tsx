import { useTranslation } from 'react-i18next'
import { Tag } from '#app/ui/tag.tsx'
import type { ShownState } from './invitation-view.ts'

const looks = {
  draft: { look: 'plain' },
  waiting: { look: 'plain', icon: 'clock' },
  planned: { look: 'ok', icon: 'check' },
  past: { look: 'plain' },
  cancelled: { look: 'plain', icon: 'cross' },
  declined: { look: 'urgent', icon: 'warning' },
  unanswered: { look: 'urgent', icon: 'warning' },
  withdrawn: { look: 'plain', icon: 'cross' },
} as const

// i18n: consultations:states.*
/** How it stands with a talk, in a word or two. */
export function InvitationStateTag({ state }: { readonly state: ShownState }) {
  const { t } = useTranslation('consultations')
  return <Tag {...looks[state]}>{t(`states.${state}`)}</Tag>
}
