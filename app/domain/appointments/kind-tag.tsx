import { useTranslation } from 'react-i18next'
import { Tag } from '#app/ui/tag.tsx'
import type { kindColors } from './kind-form.ts'

/** The portal's own colours of tags; the word beside it says which it is (WCAG 1.4.1). */
const looks = { blue: 'plain', green: 'ok', yellow: 'free', red: 'urgent', purple: 'plain', grey: 'plain' } as const

// i18n: schedule.work:colors.*
/** The colour of a kind of visit, with its word; nothing for a kind without one. */
export function KindTag({ color }: { readonly color: (typeof kindColors)[number] | null }) {
  const { t } = useTranslation('schedule.work')
  return color === null ? null : <Tag look={looks[color]}>{t(`colors.${color}`)}</Tag>
}
