import { useTranslation } from 'react-i18next'
import { Tag } from '#app/ui/tag.tsx'
import type { OfferState } from './offer-can.ts'

const looks = { draft: 'plain', submitted: 'urgent', published: 'ok', cancelled: 'gone', archived: 'plain' } as const

/** How far an activity is, in a word. */
export function StateTag({ state }: { readonly state: OfferState }) {
  const { t } = useTranslation('offer.work')
  return <Tag look={looks[state]}>{t(`states.${state}`)}</Tag>
}
