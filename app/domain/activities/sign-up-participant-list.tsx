import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PhoneLink } from '#app/ui/phone-link.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tag } from '#app/ui/tag.tsx'

interface Person {
  readonly signUpId: string
  readonly state: 'placed' | 'waiting'
  readonly firstName: string
  readonly phone: string | null
  readonly companion: boolean
  readonly attended: boolean | null
  readonly isCalled: boolean
}

type Props = {
  title: string
  capacity: number | null
  /** Of all pages together. */
  placed: number
  people: readonly Person[]
  date: string
  /** Whether it is the day itself or later: then one tap says who came. */
  begun: boolean
  /** Whether the date goes on as planned. */
  status: 'scheduled' | 'cancelled' | 'moved'
  action: string
}

type Of = Pick<Props, 'date' | 'action' | 'begun' | 'status'> & { person: Person }

/** One tap says that somebody came or did not; what was said can be taken back. */
function Attendance({ person, date, action }: Omit<Of, 'begun' | 'status'>) {
  const { t } = useTranslation('signup.work')
  const { signUpId, attended, firstName: name } = person
  return (
    <PostForm action={action}>
      <HiddenFields values={{ intent: 'attended', signUpId, date }} />
      {attended === null ? (
        <>
          <Button look="quiet" compact name="attended" value="yes" label={t('markCame', { name })}>
            {t('came')}
          </Button>{' '}
          <Button look="quiet" compact name="attended" value="no" label={t('markStayedAway', { name })}>
            {t('stayedAway')}
          </Button>
        </>
      ) : (
        <Button look="quiet" compact name="attended" value="unknown" label={t('againFor', { name })}>
          {t('again')}
        </Button>
      )}
    </PostForm>
  )
}

function PersonRow({ person, date, action, begun, status }: Of) {
  const { t } = useTranslation('signup.work')
  const { signUpId, firstName, phone, companion, attended, state, isCalled } = person
  return (
    <Row
      title={<bdi>{firstName}</bdi>}
      end={
        begun ? (
          state === 'placed' ? (
            <Attendance person={person} date={date} action={action} />
          ) : undefined
        ) : status === 'cancelled' ? undefined : (
          <PostForm action={action}>
            <HiddenFields values={{ intent: 'cancel', signUpId, date }} />
            <Button look="quiet" compact label={t('cancelFor', { name: firstName })}>
              {t('cancel')}
            </Button>
          </PostForm>
        )
      }
    >
      {phone === null ? t('noPhone') : <PhoneLink number={phone} />}
      {isCalled && status !== 'scheduled' ? <Tag look="urgent">{t('callThem')}</Tag> : null}
      {companion ? <Tag>{t('companion')}</Tag> : null}
      {attended === null ? null : <Tag look={attended ? 'ok' : 'gone'}>{attended ? t('came') : t('stayedAway')}</Tag>}
    </Row>
  )
}

// i18n: signup.work:news.*
/** Who takes part in one date, and who waits: first name, number and wish (PUB-6). */
export function ParticipantList({ title, capacity, placed, people, ...of }: Props) {
  const { t } = useTranslation('signup.work')
  const { status } = of
  const lists = [
    { state: 'placed', title },
    { state: 'waiting', title: t('waiting') },
  ] as const
  if (people.length === 0)
    return (
      <EmptyState title={t('none')} pictogram="together">
        <p>{title}</p>
        <p>{t('noneText')}</p>
      </EmptyState>
    )
  return lists.map((list) => {
    const some = people.filter(({ state }) => state === list.state)
    if (some.length === 0) return null
    return (
      <Card key={list.state} title={list.title}>
        {status === 'scheduled' ? null : <Paragraph>{t(`news.${status}`)}</Paragraph>}
        {list.state === 'placed' ? (
          <Paragraph look="soft">
            {capacity === null ? t('placesOpen', { placed }) : t('places', { placed, capacity })}
          </Paragraph>
        ) : null}
        <RowList>
          {some.map((person) => (
            <PersonRow key={person.signUpId} person={person} {...of} />
          ))}
        </RowList>
      </Card>
    )
  })
}
