import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { ShownWorkSharing } from './shown-sharing.ts'
import { topicOption } from './topic-option.tsx'

interface Props {
  readonly page: ShownWorkSharing & { readonly residentId: string }
  readonly state: FormState | undefined
}

/** What was typed, for the form that it was typed in. */
function useOwnForm(state: FormState | undefined, intent: 'ask' | 'record') {
  const own = typed(state, 'intent') === intent ? state : undefined
  return { own, form: useFormTexts(own) }
}

/** A question to the resident, in the professional's own words. */
export function AskForm({ page, state }: Props) {
  const { t } = useTranslation('sharing.work')
  const { own, form } = useOwnForm(state, 'ask')
  if (!page.may) return null
  // What was typed stays, also when there is nothing to ask any more.
  if (!own && (page.waits || page.askTopics.length === 0)) {
    return (
      <Card title={t('ask.title')}>
        <Paragraph>{page.waits ? t('ask.waiting') : t('ask.nothing')}</Paragraph>
      </Card>
    )
  }
  return (
    <Card title={t('ask.title')}>
      <PostForm action={paths.professional.sharing(page.residentId)}>
        <FormStack>
          <HiddenFields values={{ intent: 'ask', permissionId: page.askId }} />
          <RadioGroup
            name="wie"
            id={own ? 'wie' : 'ask-wie'}
            label={t('ask.for')}
            options={page.askFor}
            defaultValue={typed(own, 'wie', page.askFor[0]?.value)}
            error={form.error('wie')}
          />
          <CheckboxGroup
            name="onderwerp"
            id={own ? 'onderwerp' : 'ask-onderwerp'}
            label={t('ask.topics')}
            options={page.askTopics.map(topicOption)}
            defaultValue={[...typedAll(own, 'onderwerp')]}
            error={form.error('onderwerp')}
            columns={2}
          />
          <TextArea
            name="reason"
            label={t('ask.reason')}
            help={t('ask.reasonHelp')}
            maxLength={600}
            rows={3}
            defaultValue={typed(own, 'reason')}
            error={form.error('reason')}
          />
          <Button>{t('ask.button')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}

// i18n: sharing.work:record.*
/** What a resident said or signed, with the language and the interpreter (CON-5). */
export function RecordForm({ page, state }: Props) {
  const { t } = useTranslation('sharing.work')
  const { own, form } = useOwnForm(state, 'record')
  if (!page.may) return null
  const choice = (
    name: 'how' | 'interpreter',
    values: readonly ('oral' | 'paper' | 'none' | 'phone' | 'present')[],
  ) => (
    <RadioGroup
      name={name}
      label={t(`record.${name}`)}
      options={values.map((value) => ({ value, label: t(`record.${value}`) }))}
      defaultValue={typed(own, name, values[0])}
      error={form.error(name)}
    />
  )
  if (!own && page.recordFor.length === 0)
    return (
      <Card title={t('record.title')}>
        <Paragraph>{t('record.nothing')}</Paragraph>
      </Card>
    )
  return (
    <Card title={t('record.title')}>
      <Paragraph look="soft">{t('record.intro')}</Paragraph>
      <PostForm action={paths.professional.sharing(page.residentId)}>
        <FormStack>
          <HiddenFields values={{ intent: 'record', permissionId: page.recordId }} />
          <RadioGroup
            name="wie"
            id={own ? 'wie' : 'record-wie'}
            label={t('record.who')}
            options={page.recordFor}
            defaultValue={typed(own, 'wie')}
            error={form.error('wie')}
          />
          <CheckboxGroup
            name="onderwerp"
            id={own ? 'onderwerp' : 'record-onderwerp'}
            label={t('record.topics')}
            options={page.recordTopics.map(topicOption)}
            defaultValue={[...typedAll(own, 'onderwerp')]}
            error={form.error('onderwerp')}
            columns={2}
          />
          {choice('how', ['oral', 'paper'])}
          <Select
            name="language"
            label={t('record.language')}
            options={page.languages}
            defaultValue={typed(own, 'language', 'nl')}
            error={form.error('language')}
          />
          {choice('interpreter', ['none', 'phone', 'present'])}
          <Button look="quiet">{t('record.button')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}

/** What this professional asked, wrote down or received, newest first. */
export function OwnPermissions({ page }: { page: Props['page'] }) {
  const { t } = useTranslation('sharing.work')
  return (
    <Card title={t('list.title')}>
      {page.own.length === 0 ? <Paragraph look="soft">{t('list.empty')}</Paragraph> : null}
      <RowList>
        {page.own.map(({ id, title, text, state, toRead }) => (
          <Row
            key={id}
            title={title}
            start={<Pictogram name={state === 'given' ? 'check' : state === 'objected' ? 'warning' : 'info'} />}
            end={
              toRead ? (
                <PostForm action={paths.professional.sharing(page.residentId)}>
                  <HiddenFields values={{ intent: 'seen', permissionId: id }} />
                  <Button look="quiet" compact>
                    {t('list.seen')}
                  </Button>
                </PostForm>
              ) : undefined
            }
          >
            {text}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
