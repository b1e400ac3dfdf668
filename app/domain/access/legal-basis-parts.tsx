import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { legalGrounds, legalPurposes } from './legal-basis.ts'

export interface ShownBasis {
  readonly id: string
  readonly organisation: string
  readonly purpose: (typeof legalPurposes)[number]
  readonly basis: (typeof legalGrounds)[number]
  readonly source: string
  readonly period: string
}

/** Grounds in a table, each with a way to end it where it still stands. */
// i18n: sharing:purposes.*, sharing:bases.*
export function BasisTable({
  caption,
  rows,
  empty,
  ends,
}: {
  caption: string
  rows: readonly ShownBasis[]
  empty: string
  ends: boolean
}) {
  const { t } = useTranslation(['sharing.work', 'sharing'])
  const purposeOf = ({ purpose }: ShownBasis) => t(`sharing:purposes.${purpose}`)
  return (
    <DataTable
      caption={caption}
      columns={[
        { id: 'organisation', header: t('sharing.work:grounds.organisation'), cell: (row) => row.organisation },
        { id: 'purpose', header: t('sharing.work:grounds.purpose'), cell: purposeOf },
        { id: 'basis', header: t('sharing.work:grounds.basis'), cell: (row) => t(`sharing:bases.${row.basis}`) },
        { id: 'source', header: t('sharing.work:grounds.source'), cell: (row) => row.source },
        { id: 'period', header: t('sharing.work:grounds.period'), cell: (row) => row.period },
        ...(ends
          ? [
              {
                id: 'end',
                header: t('sharing.work:grounds.end'),
                cell: (row: ShownBasis) => (
                  <PostForm>
                    <HiddenFields values={{ intent: 'end', basisId: row.id }} />
                    <Button
                      look="quiet"
                      compact
                      label={t('sharing.work:grounds.endLabel', { purpose: purposeOf(row), name: row.organisation })}
                    >
                      {t('sharing.work:grounds.end')}
                    </Button>
                  </PostForm>
                ),
              },
            ]
          : []),
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Paragraph>{empty}</Paragraph>}
    />
  )
}

type Props = {
  basisId: string
  organisations: readonly { value: string; label: string }[]
  state: FormState | undefined
  error: (name: string) => string | undefined
}

/** Sets a ground for one purpose of one organisation. */
export function SetBasisForm({ basisId, organisations, state, error }: Props) {
  const { t } = useTranslation(['sharing.work', 'sharing'])
  const field = (name: string) => {
    const text = error(name)
    return { name, defaultValue: typed(state, name), ...(text ? { error: text } : {}) }
  }
  return (
    <Card title={t('sharing.work:grounds.set')}>
      <PostForm>
        <FormStack>
          <HiddenFields values={{ intent: 'set', basisId: typed(state, 'basisId', basisId) }} />
          <Select
            {...field('organisationId')}
            label={t('sharing.work:grounds.organisation')}
            options={organisations}
            emptyLabel={t('sharing.work:grounds.choose')}
          />
          <Select
            {...field('purpose')}
            label={t('sharing.work:grounds.purpose')}
            options={legalPurposes.map((value) => ({ value, label: t(`sharing:purposes.${value}`) }))}
            emptyLabel={t('sharing.work:grounds.choose')}
          />
          <Select
            {...field('basis')}
            label={t('sharing.work:grounds.basis')}
            help={t('sharing.work:grounds.basisHelp')}
            options={legalGrounds.map((value) => ({ value, label: t(`sharing:bases.${value}`) }))}
            emptyLabel={t('sharing.work:grounds.choose')}
          />
          <TextArea
            {...field('source')}
            label={t('sharing.work:grounds.source')}
            help={t('sharing.work:grounds.sourceHelp')}
            maxLength={300}
          />
          <Button>{t('sharing.work:grounds.save')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}
