import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

interface Shown {
  readonly personId: string
  readonly places: readonly { readonly teamId: string; readonly teamName: string }[]
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly sessions: readonly {
    readonly id: string
    readonly teamId: string
    readonly title: string
    readonly about: string
  }[]
  readonly absences: readonly { readonly id: string; readonly title: string; readonly about: string }[]
  readonly closures: readonly {
    readonly id: string
    readonly teamId: string
    readonly name: string
    readonly days: string
  }[]
}

function TakeBack({ values, label }: { readonly values: Record<string, string>; readonly label: string }) {
  return (
    <PostForm>
      <HiddenFields values={values} />
      <Button look="quiet">{label}</Button>
    </PostForm>
  )
}

/** The schedule of one professional, part by part, with the ways to change each. */
export function ScheduleParts({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation(['schedule.work', 'booking.work'])
  const { personId, places, teams, sessions, absences, closures } = shown
  return (
    <>
      {places.map(({ teamId, teamName }) => (
        <Card key={teamId} title={t('sessionsAt', { team: teamName })}>
          <RowList>
            {sessions
              .filter((each) => each.teamId === teamId)
              .map(({ id, title, about }) => (
                <Row
                  key={id}
                  href={paths.professional.scheduleSession({ wie: personId, team: teamId, spreekuur: id })}
                  title={title}
                >
                  {about}
                </Row>
              ))}
          </RowList>
          <Actions>
            <LinkButton href={paths.professional.scheduleSession({ wie: personId, team: teamId })} look="quiet">
              {t('session.add')}
            </LinkButton>
          </Actions>
        </Card>
      ))}
      <Card title={t('absences')}>
        <RowList>
          {absences.map(({ id, title, about }) => (
            <Row
              key={id}
              title={title}
              end={<TakeBack values={{ intent: 'back', personId, absenceId: id }} label={t('away.back')} />}
            >
              {about}
            </Row>
          ))}
        </RowList>
        <Actions>
          <LinkButton href={paths.professional.scheduleAway({ wie: personId })} look="quiet">
            {t('away.title')}
          </LinkButton>
          <LinkButton href={paths.professional.toCall} look="quiet" icon="phone">
            {t('toCall.title')}
          </LinkButton>
          <LinkButton href={paths.professional.interpreters()} look="quiet" icon="language">
            {t('booking.work:interpreters.title')}
          </LinkButton>
        </Actions>
      </Card>
      <Card title={t('closures')}>
        <RowList>
          {closures.map(({ id, teamId, name, days }) => (
            <Row
              key={id}
              title={days}
              end={
                teams.some((team) => team.id === teamId) ? (
                  <TakeBack values={{ intent: 'reopen', teamId, closureId: id }} label={t('closed.reopen')} />
                ) : null
              }
            >
              {name}
            </Row>
          ))}
        </RowList>
        {closures.length === 0 ? <p>{t('closed.none')}</p> : null}
      </Card>
      {teams.map(({ id, name }) => (
        <Card key={id} title={t('ofTeam', { team: name })}>
          <Actions>
            <LinkButton href={paths.professional.scheduleClosed({ team: id })} look="quiet">
              {t('closed.title')}
            </LinkButton>
            <LinkButton href={paths.professional.visitKinds({ team: id })} look="quiet">
              {t('kinds.title')}
            </LinkButton>
            <LinkButton href={paths.professional.rooms({ team: id })} look="quiet">
              {t('rooms.title')}
            </LinkButton>
          </Actions>
        </Card>
      ))}
    </>
  )
}
