import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'

/** What a system needs to come in; the secret is there right after it was made, and never again. */
export interface MadeConnection {
  readonly base: string
  readonly clientId: string
  readonly secret: string
}

const Code = ({ children }: { readonly children: string }) => <code dir="ltr">{children}</code>

export function MadeNotice({ made }: { readonly made: MadeConnection }) {
  const { t } = useTranslation('connections.work')
  return (
    <Notice look="success" title={t('made.title')} live>
      <DefinitionList
        items={[
          { term: t('made.base'), description: <Code>{made.base}</Code> },
          { term: t('made.clientId'), description: <Code>{made.clientId}</Code> },
          { term: t('made.secret'), description: <Code>{made.secret}</Code> },
        ]}
      />
      <Paragraph>{t('made.once')}</Paragraph>
    </Notice>
  )
}

export interface ShownConnection {
  readonly id: string
  readonly name: string
  readonly practice: string
  readonly since: string
  /** null while it is in use. */
  readonly ended: string | null
}

/** The systems, each with a way to end it while it is in use. */
export function ConnectionTable({ rows }: { readonly rows: readonly ShownConnection[] }) {
  const { t } = useTranslation('connections.work')
  return (
    <DataTable
      caption={t('title')}
      captionHidden
      columns={[
        { id: 'name', header: t('name'), cell: (row) => row.name },
        { id: 'practice', header: t('practice'), cell: (row) => row.practice },
        { id: 'since', header: t('since'), cell: (row) => row.since },
        {
          id: 'end',
          header: t('state'),
          cell: (row) =>
            row.ended ?? (
              <PostForm>
                <HiddenFields values={{ intent: 'end', clientId: row.id }} />
                <Button look="quiet" compact label={t('endOne', { name: row.name })}>
                  {t('end')}
                </Button>
              </PostForm>
            ),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Paragraph>{t('none')}</Paragraph>}
    />
  )
}

interface FormProps {
  /** Of this form: sent twice, it makes one. */
  readonly clientId: string
  readonly practices: readonly { readonly value: string; readonly label: string }[]
  readonly state: FormState | undefined
  error(name: string): string | undefined
}

export function MakeConnection({ clientId, practices, state, error }: FormProps) {
  const { t } = useTranslation('connections.work')
  return (
    <Card title={t('make.title')}>
      <PostForm>
        <FormStack>
          <HiddenFields values={{ intent: 'make', clientId }} />
          <Select
            name="teamId"
            label={t('practice')}
            emptyLabel={t('make.choose')}
            options={practices}
            defaultValue={typed(state, 'teamId')}
            error={error('teamId')}
            required
          />
          <TextField
            name="name"
            label={t('name')}
            help={t('make.nameHelp')}
            maxLength={80}
            defaultValue={typed(state, 'name')}
            error={error('name')}
            required
          />
          <Button>{t('make.button')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}
