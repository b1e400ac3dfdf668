import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import type { ShownPermission } from './shown-sharing.ts'
import { TopicList, topicOption } from './topic-option.tsx'

type Page<Kind extends ShownPermission['kind']> = Extract<ShownPermission, { readonly kind: Kind }>
type Props<Kind extends ShownPermission['kind']> = { readonly page: Page<Kind>; readonly state: FormState | undefined }

/** Ja, nee or later; "nee" never costs care, and the page says so (CON-3). */
export function AnswerQuestion({ page, state }: Props<'question'>) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const form = useFormTexts(state)
  const several = page.topics.length > 1
  return (
    <>
      <Card>
        <Paragraph>{page.from}</Paragraph>
        <TopicList topics={page.topics} />
        <DefinitionList items={[{ term: t('ask.reason'), description: page.reason }]} />
      </Card>
      <Paragraph>{t('ask.free')}</Paragraph>
      <PostForm action={pages.permission(page.id)}>
        <FormStack>
          <HiddenFields values={{ intent: 'answer' }} />
          <RadioGroup
            name="answer"
            label={page.title}
            legendAs="title"
            help={page.until}
            options={[
              { value: 'yes', label: several ? t('ask.yesAll') : t('ask.yes') },
              ...(several ? [{ value: 'some', label: t('ask.some') }] : []),
              { value: 'no', label: t('ask.no') },
              { value: 'later', label: t('ask.later'), description: t('ask.laterText') },
            ]}
            defaultValue={typed(state, 'answer')}
            error={form.error('answer')}
          />
          <Button>{t('ask.button')}</Button>
        </FormStack>
      </PostForm>
    </>
  )
}

/** Which part of what was asked: nothing is ticked beforehand. */
export function ChooseSome({ page, state }: Props<'part'>) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const form = useFormTexts(state)
  return (
    <PostForm action={pages.permission(page.id, { deel: 1 })}>
      <FormStack>
        <HiddenFields values={{ intent: 'some' }} />
        <CheckboxGroup
          name="onderwerp"
          label={page.title}
          legendAs="title"
          help={t('ask.someHelp')}
          options={page.topics.map(topicOption)}
          defaultValue={[...typedAll(state, 'onderwerp')]}
          error={form.error('onderwerp')}
        />
        <Button>{t('ask.someButton')}</Button>
      </FormStack>
    </PostForm>
  )
}

/** What a professional wrote down on the resident's word: right, or ended with one tap (CON-5). */
export function CheckRecorded({ page }: { page: Page<'recorded'> }) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  return (
    <>
      <PageHeader title={t('recorded.title')} intro={page.text} />
      <Card>
        <Paragraph>
          <strong>{page.what}</strong>
        </Paragraph>
        <DefinitionList items={[...page.facts]} compact />
      </Card>
      <Paragraph>{t('recorded.noText')}</Paragraph>
      <PostForm action={pages.permission(page.id)}>
        <Actions>
          {page.mayConfirm ? (
            <Button name="intent" value="confirm">
              {t('recorded.yes')}
            </Button>
          ) : null}
          <Button look="quiet" name="intent" value="object">
            {t('recorded.no')}
          </Button>
        </Actions>
      </PostForm>
    </>
  )
}

/** What stands: the answer that was given, or that it ended. */
export function WasAnswered({ page }: { page: Page<'answered'> }) {
  const { t } = useTranslation('sharing')
  return (
    <>
      <PageHeader title={page.title} />
      <Card>
        <DefinitionList
          items={[
            { term: t('was.who'), description: page.who },
            { term: t('was.what'), description: <TopicList topics={page.topics} /> },
          ]}
        />
      </Card>
    </>
  )
}
