import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TagList } from '#app/ui/tag-list.tsx'
import { ResidentSearchField } from './resident-search-field.tsx'

interface ShownPlace {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly look: 'plain' | 'ok' | 'urgent'
  readonly about: string
  readonly reason: string | null
  readonly presses: readonly { readonly press: string; readonly label: string }[]
}

/** Who has a place in a group, each with a way to their own place, and who came. */
export function GroupPeople({ groupId, places }: { groupId: string; places: readonly ShownPlace[] }) {
  const { t } = useTranslation('groups.work')
  return (
    <Card title={t('people.title')}>
      {places.length === 0 ? <Paragraph>{t('people.none')}</Paragraph> : null}
      <RowList>
        {places.map(({ id, name, status, look, about, reason, presses }) => (
          <Row
            key={id}
            title={name}
            href={paths.professional.appointment(id)}
            end={
              <PostForm action={paths.professional.group(groupId)}>
                <HiddenFields values={{ placeId: id }} />
                <Actions>
                  {presses.map(({ press, label }) => (
                    <Button
                      key={press}
                      name="intent"
                      value={press}
                      look="quiet"
                      label={t('people.mark', { what: label, name })}
                      compact
                    >
                      {label}
                    </Button>
                  ))}
                </Actions>
              </PostForm>
            }
          >
            <TagList>
              <Tag look={look}>{status}</Tag>
            </TagList>
            {about} {reason === null ? null : <q>{reason}</q>}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}

interface GiveProps {
  readonly groupId: string
  /** What was searched for. */
  readonly search: string
  /** null before a search. */
  readonly found: readonly { readonly residentId: string; readonly name: string; readonly born: string }[] | null
  readonly error: string | undefined
}

/** From a name or a birth date to a place. Sent and not asked for by an address, so that no name stays in a history. */
export function GivePlace({ groupId, search, found, error }: GiveProps) {
  const { t } = useTranslation(['groups.work', 'desk.work'])
  const here = paths.professional.group(groupId)
  return (
    <Card title={t('people.give')}>
      <PostForm action={here} className="inline-form">
        <HiddenFields values={{ intent: 'search' }} />
        <ResidentSearchField typed={search} error={error} />
        <Button look="quiet" icon="search">
          {t('people.search')}
        </Button>
      </PostForm>
      {found?.length === 0 ? <Paragraph>{t('desk.work:search.none')}</Paragraph> : null}
      <RowList>
        {(found ?? []).map(({ residentId, name, born }) => (
          <Row
            key={residentId}
            title={name}
            end={
              <PostForm action={here}>
                <HiddenFields values={{ intent: 'put', residentId, search }} />
                <Button look="quiet" icon="plus" label={t('people.giveTo', { name })} compact>
                  {t('people.give')}
                </Button>
              </PostForm>
            }
          >
            {born}
          </Row>
        ))}
      </RowList>
      <Paragraph look="small">{t('desk.work:search.logged')}</Paragraph>
    </Card>
  )
}
