import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Face } from '#app/ui/face.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { whoeverIsFirst } from './booking-form.ts'
import { ForWhom, type ForWhomChoice } from './for-whom.tsx'
import { OpenGroupsLink } from './open-groups-link.tsx'

export interface ShownProfessional {
  readonly id: string
  readonly name: string
  readonly calledName: string
  /** What this person is and when they work, in words. */
  readonly about: string
}

interface Props {
  readonly people: readonly ShownProfessional[]
  /** Whether there is more than one who can. */
  readonly hasFirst: boolean
  readonly forWhom: ForWhomChoice
  /** Whether there is a group in which the resident may take a place. */
  readonly hasGroups: boolean
}

/** The first step of a new appointment: for whom, and with whom. */
export function ChooseProfessional({ people, hasFirst, forWhom, hasGroups }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation(['appointments', 'booking'])
  return (
    <>
      <PageHeader
        title={t('new.who')}
        kicker={<Steps current={1} total={4} />}
        back={{ href: pages.appointments(), label: t('list.title') }}
      />
      <ForWhom {...forWhom} />
      {people.length === 0 ? (
        <EmptyState title={t('new.nobody')} pictogram="calendar" action={{ href: pages.help, label: t('new.help') }}>
          <p>{t('new.nobodyText')}</p>
        </EmptyState>
      ) : (
        <Card>
          <RowList>
            {hasFirst ? (
              <Row
                href={pages.newAppointment({ wie: whoeverIsFirst })}
                start={<Pictogram name="clock" />}
                title={t('booking:first.title')}
              >
                {t('booking:first.about')}
              </Row>
            ) : null}
            {people.map(({ id, name, calledName, about }) => (
              <Row key={id} href={pages.newAppointment({ wie: id })} start={<Face name={name} />} title={calledName}>
                {about}
              </Row>
            ))}
          </RowList>
        </Card>
      )}
      <OpenGroupsLink hasGroups={hasGroups} />
    </>
  )
}
