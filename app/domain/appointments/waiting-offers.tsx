import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import type { ShownOffer } from './show-waiting.server.ts'

/** The earlier times that a resident may take, each with a yes and a no; nothing when there are none. */
export function WaitingOffers({ offers }: { offers: readonly ShownOffer[] }) {
  const pages = useResidentPaths()
  const { t } = useTranslation('waiting')
  if (offers.length === 0) return null
  return (
    <Card title={t('offers.title')} look="new">
      {offers.map(({ id, when, kind, kindLang, detail }, at) => (
        <PostForm key={id} action={pages.waitingList()}>
          <HiddenFields values={{ offerId: id }} />
          <Row title={when}>
            <span lang={kindLang}>{kind}</span>. {detail}
          </Row>
          <Actions>
            <Button
              name="intent"
              value="take"
              look={at === 0 ? 'primary' : 'quiet'}
              icon="check"
              label={t('offers.takeThis', { when })}
            >
              {t('offers.take')}
            </Button>
            <Button name="intent" value="decline" look="quiet" label={t('offers.declineThis', { when })}>
              {t('offers.decline')}
            </Button>
          </Actions>
        </PostForm>
      ))}
    </Card>
  )
}
