import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { ShownCalendar } from './shown-calendar.ts'

/** The secret address of the own agenda. `address` is there right after it was made, and never again. */
export function FeedCard({ since, address }: { since: string | null; address: string | null }) {
  const { t } = useTranslation('calendars.work')
  return (
    <Card title={t('feed.title')}>
      <Paragraph>{t('feed.explain')}</Paragraph>
      {address ? (
        <Notice look="success" title={t('feed.yours')} live>
          <Paragraph>
            <code dir="ltr">{address}</code>
          </Paragraph>
          <Paragraph>{t('feed.once')}</Paragraph>
        </Notice>
      ) : null}
      {since ? <Paragraph>{t('feed.since', { day: since })}</Paragraph> : null}
      <PostForm>
        <HiddenFields values={{ intent: 'make' }} />
        {since ? <Paragraph look="soft">{t('feed.replaces')}</Paragraph> : null}
        <Button look="quiet">{since ? t('feed.again') : t('feed.make')}</Button>
      </PostForm>
      {since ? (
        <PostForm>
          <HiddenFields values={{ intent: 'end' }} />
          <Button look="quiet">{t('feed.end')}</Button>
        </PostForm>
      ) : null}
    </Card>
  )
}

// i18n: calendars.work:failures.*
function Standing({ other }: { other: ShownCalendar }) {
  const { t } = useTranslation('calendars.work')
  return (
    <>
      <Paragraph>{t('other.from', { host: other.host })}</Paragraph>
      <Paragraph>{t('other.count', { count: other.count })}</Paragraph>
      {other.readAt ? <Paragraph look="soft">{t('other.readAt', { moment: other.readAt })}</Paragraph> : null}
      {other.failingSince && other.failure ? (
        <Notice look="warning" title={t('other.failingSince', { moment: other.failingSince })}>
          {t(`failures.${other.failure}`)}
        </Notice>
      ) : null}
      <PostForm>
        <HiddenFields values={{ intent: 'remove' }} />
        <Button look="quiet">{t('other.remove')}</Button>
      </PostForm>
    </>
  )
}

type Props = {
  other: ShownCalendar | null
  /** What was found at an address that is not taken over yet. */
  looked: { url: string; count: number } | null
  state: FormState | undefined
  error: string | undefined
}

/** Another calendar as busy time: added after a look, removed again. */
export function OtherCalendarCard({ other, looked, state, error }: Props) {
  const { t } = useTranslation('calendars.work')
  return (
    <Card title={t('other.title')}>
      <Paragraph>{t('other.explain')}</Paragraph>
      {other ? <Standing other={other} /> : null}
      {!other && looked ? (
        <PostForm>
          <Notice look="info" live>
            {t('other.found', { count: looked.count })}
          </Notice>
          <HiddenFields values={{ intent: 'add', url: looked.url }} />
          <Button>{t('other.add')}</Button>
        </PostForm>
      ) : null}
      {other ? null : (
        <PostForm>
          <FormStack>
            <HiddenFields values={{ intent: 'look' }} />
            <TextField
              name="url"
              label={t('other.url')}
              help={t('other.urlHelp')}
              defaultValue={typed(state, 'url', looked?.url ?? '')}
              maxLength={2000}
              required
              {...(error ? { error } : {})}
            />
            <Button look="quiet">{t('other.look')}</Button>
          </FormStack>
        </PostForm>
      )}
    </Card>
  )
}
