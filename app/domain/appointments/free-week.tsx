import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TimeChoices, type TimeChoice } from '#app/ui/time-choices.tsx'
import type { PartOfDay } from './part-of-day.ts'

export interface FreeWeekTimes {
  readonly title: string
  readonly days: readonly {
    readonly id: string
    readonly title: string
    readonly times: readonly (TimeChoice & { readonly part: PartOfDay })[]
  }[]
  readonly earlier: string | null
  readonly later: string | null
}

interface Props {
  /** Where a chosen time is sent. */
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  /** What a time is called in the form; a time that names who can then is an `offer`, and says so at length. */
  readonly name?: 'startsAt' | 'offer'
  readonly week: FreeWeekTimes | null
  readonly weekHref: (monday: string) => string
  /** Why the last choice could not be kept, with the nearest times that are free. */
  readonly refusal: string | null
  readonly nearest: readonly TimeChoice[]
  /** What stands there when no time is free at all. */
  readonly none: ReactNode
}

// i18n: booking:parts.*
/** A week of free times by day and part of the day, each a button: one tap chooses. */
export function FreeWeek({ action, hidden, name = 'startsAt', week, weekHref, refusal, nearest, none }: Props) {
  const { t } = useTranslation(['appointments', 'booking'])
  const { earlier, later } = week ?? {}
  return (
    <>
      {refusal ? (
        <Notice look="urgent" live>
          {refusal}
        </Notice>
      ) : null}
      <PostForm action={action}>
        <HiddenFields values={hidden} />
        {nearest.length > 0 ? <TimeChoices name={name} title={t('new.nearest')} times={nearest} wide /> : null}
        {week ? (
          <>
            <Heading level={2}>{week.title}</Heading>
            {week.days.map(({ id, title, times }) => (
              <section key={id} aria-labelledby={`day-${id}`}>
                <Heading level={3} id={`day-${id}`}>
                  {title}
                </Heading>
                {[...Map.groupBy(times, ({ part }) => part)].map(([part, own]) => (
                  <TimeChoices
                    key={part}
                    name={name}
                    title={t(`booking:parts.${part}`)}
                    titleLevel={4}
                    times={own}
                    wide={name === 'offer'}
                  />
                ))}
              </section>
            ))}
          </>
        ) : (
          none
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
