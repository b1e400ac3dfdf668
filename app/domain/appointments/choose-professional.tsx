import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Face } from '#app/ui/face.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

export interface ShownProfessional {
  readonly id: string
  readonly name: string
  readonly calledName: string
  /** What this person is and when they work, in words. */
  readonly about: string
}

/** The first step of a new appointment: with whom. */
export function ChooseProfessional({ people }: { people: readonly ShownProfessional[] }) {
  const pages = useResidentPaths()
  const { t } = useTranslation('appointments')
  return (
    <>
      <PageHeader
        title={t('new.who')}
        kicker={<Steps current={1} total={4} />}
        back={{ href: pages.appointments(), label: t('list.title') }}
      />
      {people.length === 0 ? (
        <EmptyState title={t('new.nobody')} pictogram="calendar" action={{ href: pages.help, label: t('new.help') }}>
          <p>{t('new.nobodyText')}</p>
        </EmptyState>
      ) : (
        <Card>
          <RowList>
            {people.map(({ id, name, calledName, about }) => (
              <Row key={id} href={pages.newAppointment({ wie: id })} start={<Face name={name} />} title={calledName}>
                {about}
              </Row>
            ))}
          </RowList>
        </Card>
      )}
    </>
  )
}
