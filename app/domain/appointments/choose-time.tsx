import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Steps } from '#app/ui/steps.tsx'
import type { TimeChoice } from '#app/ui/time-choices.tsx'
import { FreeWeek, type FreeWeekTimes } from './free-week.tsx'

interface Props {
  readonly person: { readonly id: string; readonly calledName: string }
  readonly kind: { readonly id: string; readonly name: string; readonly length: string }
  readonly phone: string
  readonly week: FreeWeekTimes | null
  readonly refusal: string | null
  readonly nearest: readonly TimeChoice[]
}

/** The third step of a new appointment: one tap on a time keeps it free. */
export function ChooseTime({ person, kind, phone, ...times }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('appointments')
  const choice = { wie: person.id, soort: kind.id }
  return (
    <>
      <PageHeader
        title={t('new.time')}
        intro={t('new.timeIntro', { kind: kind.name, length: kind.length, name: person.calledName })}
        kicker={<Steps current={3} total={4} />}
        back={{ href: pages.newAppointment({ wie: person.id }), label: t('new.otherKind') }}
      />
      <FreeWeek
        {...times}
        action={pages.newAppointment(choice)}
        hidden={{ personId: person.id, visitTypeId: kind.id }}
        weekHref={(week) => pages.newAppointment({ ...choice, week })}
        none={
          <EmptyState
            title={t('new.noTimes')}
            pictogram="calendar"
            action={{ href: pages.newAppointment(), label: t('new.otherPerson') }}
          >
            <p>{t('new.noTimesText', { phone })}</p>
          </EmptyState>
        }
      />
    </>
  )
}
