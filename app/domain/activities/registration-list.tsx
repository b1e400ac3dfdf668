import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { RegistrationHelped } from './registration-helped.tsx'
import type { ShownRegistration } from './sign-up-view.ts'

const looks = { placed: 'ok', waiting: 'plain', cancelled: 'gone', off: 'urgent', moved: 'urgent' } as const

type Props = {
  title: string
  items: readonly ShownRegistration[]
  /** Where its forms go. */
  action: string
  /** What says whose it is: the id of the sign-up, or the secret of a link. */
  fields: (item: ShownRegistration) => Record<string, string>
  /** All are dates of one activity, which the page names: a date is its title. */
  ofOne?: boolean
  /** Where the whole list is. */
  more?: { href: string; label: string }
  /** What else stands with each of them. */
  under?: (item: ShownRegistration) => ReactNode
}

// i18n: signup:says.*
/** Dates that somebody signed up for: what stands, a button to cancel, and afterwards whether it helped. */
export function RegistrationList({ title, items, action, fields, ofOne, more, under }: Props) {
  const { t } = useTranslation('signup')
  return (
    <Card title={title} {...(more ? { action: more } : {})}>
      <RowList>
        {items.map((item) => (
          <Row
            key={item.key}
            title={ofOne ? item.when : item.title}
            {...(ofOne ? {} : { lang: item.titleLanguage })}
            end={
              item.canCancel ? (
                <PostForm action={action}>
                  <HiddenFields values={{ ...fields(item), intent: 'cancel', date: item.date }} />
                  <Button look="quiet" compact label={t('list.cancelOne', { when: item.when })}>
                    {t('list.cancel')}
                  </Button>
                </PostForm>
              ) : undefined
            }
          >
            {ofOne ? null : (
              <>
                {item.when}
                <br />
                <span lang="nl">{item.place}</span>
                <br />
              </>
            )}
            <Tag look={looks[item.says]}>{t(`says.${item.isOver && item.says === 'placed' ? 'over' : item.says}`)}</Tag>
            {item.asks ? <RegistrationHelped item={item} action={action} fields={fields(item)} /> : null}
            {under?.(item)}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
