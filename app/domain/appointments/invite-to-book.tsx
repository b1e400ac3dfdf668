import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { mostInvitedWeeks } from './invite-form.ts'
import type { ShownInvitation } from './show-invitations.server.ts'

interface Props {
  readonly action: string
  /** With whom and for what is chosen on the page; null where nobody is invited to that kind. */
  readonly choice: { readonly personId: string; readonly visitTypeId: string; readonly name: string } | null
  readonly weeks: string
  readonly words: string
  error(name: string): string | undefined
}

/** Lets a resident choose a time themselves for what they do not book without being asked. */
export function InviteToBook({ action, choice, weeks, words, error }: Props) {
  const { t } = useTranslation('desk.work')
  if (choice === null) return null
  const { name, ...hidden } = choice
  const options = Array.from({ length: mostInvitedWeeks }, (_, at) => at + 1)
  return (
    <Card title={t('invite.title')} look="quiet">
      <Paragraph>{t('invite.text', { name })}</Paragraph>
      <PostForm action={action}>
        <HiddenFields values={{ ...hidden, intent: 'invite' }} />
        <FormStack>
          <Select
            name="weeks"
            label={t('invite.weeks')}
            options={options.map((count) => ({ value: String(count), label: t('invite.weeksOf', { count }) }))}
            defaultValue={weeks}
            error={error('weeks')}
          />
          <TextArea
            name="words"
            label={t('invite.words')}
            help={t('invite.wordsHelp')}
            rows={2}
            maxLength={300}
            defaultValue={words}
            error={error('words')}
            optional
          />
          <Button type="submit">{t('invite.button')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}

interface OpenProps {
  readonly action: string
  readonly invitations: readonly ShownInvitation[]
}

/** What a resident may choose a time for now, each with a button that takes it back. */
export function OpenInvitations({ action, invitations }: OpenProps) {
  const { t } = useTranslation('desk.work')
  if (invitations.length === 0) return null
  return (
    <Card title={t('invite.open')} look="quiet">
      <RowList>
        {invitations.map(({ id, kind, kindLang, name, day, words }) => (
          <Row
            key={id}
            title={<span lang={kindLang}>{kind}</span>}
            end={
              <PostForm action={action}>
                <HiddenFields values={{ intent: 'takeBack', invitationId: id }} />
                <Button type="submit" look="quiet" compact label={t('invite.takeBackThis', { kind })}>
                  {t('invite.takeBack')}
                </Button>
              </PostForm>
            }
          >
            {t('invite.openOf', { name, day })}
            {words === null ? null : <p dir="auto">{words}</p>}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
