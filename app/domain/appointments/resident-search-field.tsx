import { useTranslation } from 'react-i18next'
import { TextField } from '#app/ui/text-field.tsx'

interface Props {
  /** What was typed before. */
  readonly typed?: string | undefined
  readonly error?: string | undefined
}

/** Where a name or a birth date is typed to find a resident: `residentSearchForm`. */
export function ResidentSearchField({ typed, error }: Props) {
  const { t } = useTranslation('desk.work')
  return (
    <TextField
      name="search"
      type="search"
      label={t('search.label')}
      help={t('search.help')}
      autoComplete="off"
      maxLength={80}
      defaultValue={typed}
      error={error}
      required
    />
  )
}
