import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'

type Query = Parameters<typeof paths.professional.agenda>[0]

interface Turn {
  readonly query: Query
  readonly label: string
}

interface Props {
  readonly previous: Turn
  /** null on the period of today. */
  readonly current: Turn | null
  readonly next: Turn
  readonly block: Query
  /** Whether groups are theirs to make. */
  readonly hasGroups: boolean
}

/** Turning an agenda, and what else one does with it. */
export function AgendaTools({ previous, current, next, block, hasGroups }: Props) {
  const { t } = useTranslation(['desk.work', 'calendars.work', 'reminders.work', 'groups.work'])
  return (
    <Actions>
      <LinkButton href={paths.professional.agenda(previous.query)} look="quiet" icon="arrow-back" compact>
        {previous.label}
      </LinkButton>
      {current ? (
        <LinkButton href={paths.professional.agenda(current.query)} look="quiet" compact>
          {current.label}
        </LinkButton>
      ) : null}
      <LinkButton href={paths.professional.agenda(next.query)} look="quiet" icon="arrow" compact>
        {next.label}
      </LinkButton>
      <LinkButton href={paths.professional.blockTime(block)} look="quiet" icon="lock" compact>
        {t('block.title')}
      </LinkButton>
      {hasGroups ? (
        <LinkButton href={paths.professional.groups()} look="quiet" icon="together" compact>
          {t('groups.work:title')}
        </LinkButton>
      ) : null}
      <LinkButton href={paths.professional.shareAgenda()} look="quiet" icon="calendar" compact>
        {t('calendars.work:title')}
      </LinkButton>
      <LinkButton href={paths.professional.undelivered()} look="quiet" icon="phone" compact>
        {t('reminders.work:undelivered.title')}
      </LinkButton>
      <PrintButton label={t('day.print')} compact />
    </Actions>
  )
}
