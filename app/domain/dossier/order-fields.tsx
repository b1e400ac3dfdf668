import { useTranslation } from 'react-i18next'
import { Select } from '#app/ui/select.tsx'
import { domainCodes } from './four-domains.ts'

export const orderFields = ['first', 'second', 'third'] as const

type Props = { chosen: Record<(typeof orderFields)[number], string>; error: (name: string) => string | undefined }

/** The resident's order of the domains, three places (FD-1, FD-3). */
// i18n: dossier:form.place.*, dossier:domains.*
export function OrderFields({ chosen, error }: Props) {
  const { t } = useTranslation('dossier')
  return orderFields.map((name) => {
    const message = error(name)
    return (
      <Select
        key={name}
        name={name}
        label={t(`form.place.${name}`)}
        emptyLabel={t('form.noChoice')}
        defaultValue={chosen[name]}
        options={domainCodes.map((domain) => ({ value: domain, label: t(`domains.${domain}`) }))}
        optional
        {...(message ? { error: message } : {})}
      />
    )
  })
}
