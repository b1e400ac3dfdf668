import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import type { ShownOpenGroup } from './shown-open-group.ts'

/**
 * What can be done with a group: take a place, see the one that one has, or call.
 * @param isTold why no place can be taken stands on the page already.
 */
export function JoinGroup({ group, isTold }: { group: ShownOpenGroup; isTold: boolean }) {
  const pages = useResidentPaths()
  const { t } = useTranslation(['groups', 'appointments'])
  const phone = phoneText(group.phone)
  if (group.state === 'ended')
    return isTold ? null : <Notice look="info">{t('appointments:refusals.groupEnded')}</Notice>
  if (group.state === 'full')
    return (
      <Notice look="info" {...(isTold ? {} : { title: t('appointments:refusals.groupFull') })}>
        {t('full.call', { phone })}
      </Notice>
    )
  return (
    <>
      <Card title={t('one.aboutTitle')} look="quiet">
        <p>{t('one.together')}</p>
        <p>{t('one.quiet')}</p>
        <p>
          {group.cancelUntil === null
            ? t('one.cancelByPhone', { phone })
            : t('one.cancelUntil', { until: group.cancelUntil })}
        </p>
      </Card>
      {group.placeId === null ? (
        <PostForm>
          <Actions>
            <Button name="intent" value="join" icon="check">
              {t('one.join')}
            </Button>
          </Actions>
        </PostForm>
      ) : (
        <Notice look="success" title={t('mine.title')}>
          <LinkButton href={pages.appointment(group.placeId)} look="quiet" icon="calendar">
            {t('mine.link')}
          </LinkButton>
        </Notice>
      )}
    </>
  )
}
