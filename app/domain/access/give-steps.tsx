import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { ShownGiving } from './shown-sharing.ts'
import { TopicList, topicOption } from './topic-option.tsx'

type Page<Step extends ShownGiving['step']> = Extract<ShownGiving, { readonly step: Step }>
type Props<Step extends ShownGiving['step']> = { readonly page: Page<Step>; readonly state: FormState | undefined }

/** With whom: the own helpers, and whoever is found by name. */
export function GiveWho({ page, state }: Props<'wie'>) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const form = useFormTexts(state)
  const choices = [...page.found, ...page.own]
  return (
    <>
      {choices.length > 0 ? (
        <PostForm action={pages.givePermission('wie', { zoek: page.words })}>
          <FormStack>
            <RadioGroup
              name="wie"
              label={t('give.who.title')}
              legendAs="title"
              help={t('give.who.help')}
              options={choices}
              defaultValue={typed(state, 'wie')}
              error={form.error('wie')}
            />
            <Button>{t('give.who.button')}</Button>
          </FormStack>
        </PostForm>
      ) : (
        <PageHeader title={t('give.who.title')} intro={t('give.who.nobody')} />
      )}
      {page.words !== '' && page.found.length === 0 ? <Notice look="info">{t('give.who.none')}</Notice> : null}
      <form method="get" action={pages.givePermission('wie')}>
        <FormStack>
          <TextField
            type="search"
            name="zoek"
            label={t('give.who.search')}
            defaultValue={page.words}
            maxLength={60}
            required={false}
          />
          <Button look="quiet" icon="search">
            {t('give.who.searchButton')}
          </Button>
        </FormStack>
      </form>
    </>
  )
}

/** Which topics, each with its drawing. */
export function GiveWhat({ page, state }: Props<'wat'>) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const form = useFormTexts(state)
  const { name, wie } = page
  if (page.topics.length === 0) {
    return (
      <>
        <PageHeader title={t('give.what.title', { name })} />
        <EmptyState title={t('give.what.nothing', { name })} pictogram="check">
          <Paragraph>{t('give.what.nothingText')}</Paragraph>
        </EmptyState>
      </>
    )
  }
  return (
    <PostForm action={pages.givePermission('wat', { wie })}>
      <FormStack>
        <HiddenFields values={{ wie }} />
        <CheckboxGroup
          name="onderwerp"
          label={t('give.what.title', { name })}
          legendAs="title"
          help={t('give.what.help')}
          options={page.topics.map(topicOption)}
          defaultValue={[...typedAll(state, 'onderwerp')]}
          error={form.error('onderwerp')}
        />
        <Button>{t('give.what.button')}</Button>
      </FormStack>
    </PostForm>
  )
}

/** For how long. */
export function GiveHowLong({ page, state }: Props<'hoelang'>) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const form = useFormTexts(state)
  const { wie, onderwerp } = page
  return (
    <PostForm action={pages.givePermission('hoelang', { wie, onderwerp })}>
      <FormStack>
        <HiddenFields values={{ wie, onderwerp: [...onderwerp] }} />
        <RadioGroup
          name="maanden"
          label={t('give.howLong.title')}
          legendAs="title"
          help={t('give.howLong.help')}
          options={page.choices}
          defaultValue={typed(state, 'maanden', page.proposed)}
          error={form.error('maanden')}
        />
        <Button>{t('give.howLong.button')}</Button>
      </FormStack>
    </PostForm>
  )
}

/** What it comes to; "nee" and "later" are answers as good as "ja" (CON-3). */
export function GiveCheck({ page }: Props<'nakijken'>) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const { permissionId, wie, name, topics, maanden, until } = page
  const onderwerp = topics.map(({ topic }) => topic)
  const query = { wie, onderwerp, maanden: maanden ?? undefined }
  return (
    <>
      <PageHeader title={t('give.check.title')} />
      <DefinitionList
        items={[
          { term: t('give.check.who'), description: name },
          { term: t('give.check.what'), description: <TopicList topics={topics} /> },
          { term: t('give.check.until'), description: until },
        ]}
      />
      <Paragraph>{t('give.check.free')}</Paragraph>
      <PostForm action={pages.givePermission('nakijken', query)}>
        <HiddenFields values={{ permissionId, ...query }} />
        <Actions>
          <Button name="intent" value="give">
            {t('give.check.yes')}
          </Button>
          <Button look="quiet" name="intent" value="no">
            {t('give.check.no')}
          </Button>
          <Button look="quiet" name="intent" value="later">
            {t('give.check.later')}
          </Button>
        </Actions>
      </PostForm>
    </>
  )
}
