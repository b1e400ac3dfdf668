import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

export interface ForWhomChoice {
  /** For whom these pages are; null for oneself. */
  readonly now: string | null
  /** The others for whom one may make appointments. */
  readonly others: readonly { readonly id: string; readonly name: string }[]
}

/** For whom an appointment is: oneself, or somebody for whom one acts; nothing where there is no choice. */
export function ForWhom({ now, others }: ForWhomChoice) {
  const { t } = useTranslation('booking')
  if (now === null && others.length === 0) return null
  return (
    <Card title={t('forWhom.title')}>
      <RowList compact>
        <Row title={now ?? t('forWhom.self')} start={<Pictogram name="check" />}>
          {t('forWhom.chosen')}
        </Row>
        {now === null ? null : (
          <Row title={t('forWhom.self')} href={paths.resident.newAppointment()} start={<Pictogram name="person" />} />
        )}
        {others.map(({ id, name }) => (
          <Row
            key={id}
            title={name}
            href={paths.onBehalfOf(id).newAppointment()}
            start={<Pictogram name="together" />}
          />
        ))}
      </RowList>
    </Card>
  )
}
