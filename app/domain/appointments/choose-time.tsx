import { useTranslation } from 'react-i18next'
import { telHref } from '#app/ui/call-link.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Steps } from '#app/ui/steps.tsx'
import type { TimeChoice } from '#app/ui/time-choices.tsx'
import { whoeverIsFirst } from './booking-form.ts'
import { FreeWeek, type FreeWeekTimes } from './free-week.tsx'
import { HeldTimeNotice } from './held-time.tsx'
import type { HeldTime } from './shown-choice.ts'

interface Props {
  /** null for whoever can first. */
  readonly person: { readonly id: string; readonly calledName: string } | null
  readonly kind: { readonly id: string; readonly name: string; readonly length: string }
  readonly phone: string
  /** With whom one can wait for a time where there is none; null for a kind that only an invitation opens. */
  readonly waitFor: string | null
  /** What is kept for this resident already. */
  readonly held: HeldTime | null
  readonly week: FreeWeekTimes | null
  readonly refusal: string | null
  readonly nearest: readonly TimeChoice[]
}

/** The third step of a new appointment: one tap on a time keeps it free. */
export function ChooseTime({ person, kind, phone, waitFor, held, ...times }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation(['appointments', 'booking', 'waiting'])
  const choice = { wie: person?.id ?? whoeverIsFirst, soort: kind.id }
  const what = { kind: kind.name, length: kind.length }
  const number = phoneText(phone)
  return (
    <>
      <PageHeader
        title={t('new.time')}
        intro={person ? t('new.timeIntro', { ...what, name: person.calledName }) : t('booking:first.timeIntro', what)}
        kicker={<Steps current={3} total={4} />}
        back={{ href: pages.newAppointment({ wie: choice.wie }), label: t('new.otherKind') }}
      />
      {held ? <HeldTimeNotice {...held} /> : null}
      <FreeWeek
        {...times}
        action={pages.newAppointment(choice)}
        name={person ? 'startsAt' : 'offer'}
        hidden={person ? { personId: person.id, visitTypeId: kind.id } : { visitTypeId: kind.id }}
        weekHref={(week) => pages.newAppointment({ ...choice, week })}
        none={
          <EmptyState
            title={t('new.noTimes')}
            pictogram="calendar"
            action={{ href: pages.newAppointment(), label: t('new.otherPerson') }}
          >
            <p>{t('new.noTimesText', { phone: number })}</p>
            <LinkButton href={telHref(phone)} icon="phone">
              {t('booking:call', { phone: number })}
            </LinkButton>
            {waitFor === null ? null : (
              <LinkButton href={pages.waitingList({ wie: waitFor, soort: kind.id })} look="quiet" icon="clock">
                {t('waiting:join.ask')}
              </LinkButton>
            )}
          </EmptyState>
        }
      />
    </>
  )
}
