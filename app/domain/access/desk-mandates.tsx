import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import type { ShownMandate } from './show-mandates.server.ts'
import { PostForm } from '#app/ui/post-form.tsx'

/** The mandates of a resident as the desk sees them, each with a way to end it. */
// i18n: access.work:mandates.states.* access.work:mandates.kinds.*
export function DeskMandates({ mandates, mayEnd }: { mandates: readonly ShownMandate[]; mayEnd: boolean }) {
  const { t } = useTranslation('access.work')
  return (
    <DataTable
      caption={t('mandates.title')}
      captionHidden
      columns={[
        { id: 'who', header: t('mandates.title'), cell: (row) => row.representativeName },
        { id: 'kind', header: t('mandates.kind'), cell: (row) => t(`mandates.kinds.${row.kind}`) },
        { id: 'scopes', header: t('mandates.scopes'), cell: (row) => row.scopeTexts.join(', ') },
        {
          id: 'state',
          header: t('mandates.until', { day: '' }).trim(),
          cell: (row) => `${t(`mandates.states.${row.state}`)}, ${t('mandates.until', { day: row.until })}`,
        },
        {
          id: 'end',
          header: t('mandates.end'),
          cell: (row) =>
            mayEnd && row.state !== 'ended' ? (
              <PostForm>
                <HiddenFields values={{ intent: 'end', mandateId: row.id }} />
                <Button look="quiet" compact label={`${t('mandates.end')}: ${row.representativeName}`}>
                  {t('mandates.end')}
                </Button>
              </PostForm>
            ) : null,
        },
      ]}
      rows={mandates}
      rowKey={(row) => row.id}
      empty={t('mandates.none')}
    />
  )
}
