import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

export interface ShownPasskey {
  readonly id: string
  readonly name: string
  readonly times: string
}

/** One's own passkeys, each with a button that removes it. */
export function PasskeyList({
  passkeys,
  action,
}: {
  readonly passkeys: readonly ShownPasskey[]
  readonly action: string
}) {
  const { t } = useTranslation('identity.work')
  return (
    <Card title={t('passkey.listTitle')} id="sleutels">
      {passkeys.length === 0 ? <Paragraph>{t('passkey.none')}</Paragraph> : null}
      <RowList>
        {passkeys.map(({ id, name, times }) => (
          <Row
            key={id}
            title={<bdi>{name}</bdi>}
            start={<Pictogram name="lock" />}
            end={
              <PostForm action={action}>
                <HiddenFields values={{ intent: 'removePasskey', passkeyId: id }} />
                <Button look="quiet" label={t('passkey.removeOne', { name })}>
                  {t('passkey.remove')}
                </Button>
              </PostForm>
            }
          >
            {times}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
