import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { TimeChoices, type TimeChoice } from '#app/ui/time-choices.tsx'

interface Props {
  readonly person: { readonly id: string; readonly calledName: string }
  readonly kind: { readonly id: string; readonly name: string; readonly length: string }
  readonly phone: string
  readonly week: {
    readonly title: string
    readonly days: readonly { readonly id: string; readonly title: string; readonly times: readonly TimeChoice[] }[]
    readonly earlier: string | null
    readonly later: string | null
  } | null
  /** Why the last choice could not be kept, with the nearest times that are free. */
  readonly refusal: string | null
  readonly nearest: readonly TimeChoice[]
}

/** The third step of a new appointment: one tap on a time keeps it free. */
export function ChooseTime({ person, kind, phone, week, refusal, nearest }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('appointments')
  const choice = { wie: person.id, soort: kind.id }
  const weekHref = (monday: string) => pages.newAppointment({ ...choice, week: monday })
  const { earlier, later } = week ?? {}
  return (
    <>
      <PageHeader
        title={t('new.time')}
        intro={t('new.timeIntro', { kind: kind.name, length: kind.length, name: person.calledName })}
        kicker={<Steps current={3} total={4} />}
        back={{ href: pages.newAppointment({ wie: person.id }), label: t('new.otherKind') }}
      />
      {refusal ? (
        <Notice look="urgent" live>
          {refusal}
        </Notice>
      ) : null}
      <PostForm action={pages.newAppointment(choice)}>
        <HiddenFields values={{ personId: person.id, visitTypeId: kind.id }} />
        {nearest.length > 0 ? <TimeChoices name="startsAt" title={t('new.nearest')} times={nearest} wide /> : null}
        {week ? (
          <>
            <Heading level={2}>{week.title}</Heading>
            {week.days.map(({ id, title, times }) => (
              <TimeChoices key={id} name="startsAt" title={title} titleLevel={3} times={times} />
            ))}
          </>
        ) : (
          <EmptyState
            title={t('new.noTimes')}
            pictogram="calendar"
            action={{ href: pages.newAppointment(), label: t('new.otherPerson') }}
          >
            <p>{t('new.noTimesText', { phone })}</p>
          </EmptyState>
        )}
      </PostForm>
      {earlier || later ? (
        <Actions>
          {later ? (
            <LinkButton look="quiet" href={weekHref(later)} icon="arrow">
              {t('new.later')}
            </LinkButton>
          ) : null}
          {earlier ? (
            <LinkButton look="quiet" href={weekHref(earlier)} icon="arrow-back">
              {t('new.earlier')}
            </LinkButton>
          ) : null}
        </Actions>
      ) : null}
    </>
  )
}
