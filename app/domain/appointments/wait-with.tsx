import { useTranslation } from 'react-i18next'
import { RadioGroup } from '#app/ui/radio-group.tsx'

/** With the one professional, or with anybody of the practice; no question where only that one may be booked. */
export function WaitWith({ name, orAnybody }: { name: string; orAnybody: boolean }) {
  const { t } = useTranslation('waiting')
  if (!orAnybody) return <input type="hidden" name="who" value="same" />
  return (
    <RadioGroup
      name="who"
      label={t('join.who')}
      options={[
        { value: 'any', label: t('join.anybody') },
        { value: 'same', label: t('join.same', { name }) },
      ]}
      defaultValue="any"
      required
    />
  )
}
