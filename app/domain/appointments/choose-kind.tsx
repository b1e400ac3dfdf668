import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { atHome, whoeverIsFirst } from './booking-form.ts'
import type { Channel } from './visit-type.ts'

export interface ShownKind {
  readonly id: string
  readonly name: string
  /** Set where the name is in another language than the page (WCAG 3.1.2). */
  readonly lang?: string | undefined
  readonly length: string
  /** Whose kind it is, where two would read the same. */
  readonly team?: string | undefined
  readonly channel: Channel
  /** Takes twice as long as another one: for who brings an interpreter (APP-5). */
  readonly suggested: boolean
}

interface Props {
  /** null for whoever can first. */
  readonly person: { readonly id: string; readonly calledName: string } | null
  readonly kinds: readonly ShownKind[]
  /** The language of the interpreter whom this resident always needs; null for none. */
  readonly interpreter: string | null
  /** Whether a visit at home can be asked for. */
  readonly visitsHome: boolean
}

const pictogramOf = { in_person: 'person', phone: 'phone', video: 'message', home: 'home' } as const

/** The second step of a new appointment: which kind of visit. */
export function ChooseKind({ person, kinds, interpreter, visitsHome }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation(['appointments', 'booking'])
  const wie = person?.id ?? whoeverIsFirst
  return (
    <>
      <PageHeader
        title={person ? t('new.kind', { name: person.calledName }) : t('booking:first.kind')}
        kicker={<Steps current={2} total={4} />}
        back={{ href: pages.newAppointment(), label: t('new.otherPerson') }}
      />
      {interpreter && kinds.some(({ suggested }) => suggested) ? (
        <Notice look="info">{t('new.longerWithInterpreter', { language: interpreter })}</Notice>
      ) : null}
      <Card>
        <RowList>
          {kinds.map(({ id, name, lang, length, team, channel, suggested }) => (
            <Row
              key={id}
              href={pages.newAppointment({ wie, soort: id })}
              start={<Pictogram name={pictogramOf[channel]} />}
              title={name}
              lang={lang}
            >
              {team ? <p>{team}</p> : null}
              <p>{interpreter && suggested ? t('new.withInterpreter', { length }) : length}</p>
            </Row>
          ))}
          {visitsHome ? (
            <Row
              href={pages.newAppointment({ wie, soort: atHome })}
              start={<Pictogram name={pictogramOf.home} />}
              title={t('booking:home.title')}
            >
              {t('booking:home.about')}
            </Row>
          ) : null}
        </RowList>
      </Card>
    </>
  )
}
