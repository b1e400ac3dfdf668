import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import type { ShownWaiting } from './show-waiting.server.ts'

/** What a resident waits for, each with a button that ends it; nothing when they wait for nothing. */
export function WaitingEntries({ entries }: { entries: readonly ShownWaiting[] }) {
  const pages = useResidentPaths()
  const { t } = useTranslation('waiting')
  if (entries.length === 0) return null
  return (
    <Card title={t('list.waiting')}>
      <RowList>
        {entries.map(({ id, kind, kindLang, detail }) => (
          <Row
            key={id}
            title={<span lang={kindLang}>{kind}</span>}
            end={
              <PostForm action={pages.waitingList()}>
                <HiddenFields values={{ entryId: id }} />
                <Button name="intent" value="leave" look="quiet" compact label={t('list.leaveThis', { kind })}>
                  {t('list.leave')}
                </Button>
              </PostForm>
            }
          >
            {detail}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
