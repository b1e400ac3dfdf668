import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { offerWordsForm } from '#app/domain/activities/offer-deed-form.ts'
import { doneText } from '#app/domain/activities/offer-said.server.ts'
import { spokenAtOffer } from '#app/domain/activities/offer-form.ts'
import { addSynonym, listSynonyms, removeSynonym } from '#app/domain/directory/keep-synonyms.server.ts'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { languageText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'

// i18n: offer.work:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const query = new URL(args.request.url).searchParams
  const after = query.get('na')
  const found = await withActor(admin, (tx) => listSynonyms(tx, { after }))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  return json({
    title: t('offer.work:words.title'),
    words: found.value.items.map((each) => ({ ...each, languageName: languageText(each.language, language) })),
    languages: spokenAtOffer.map((value) => ({ value: value as string, label: languageText(value, language) })),
    said: doneText(query.get('klaar'), t),
    ...{ isFirst: after === null, next: found.value.next },
  })
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  const form = await parseForm(args, offerWordsForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const kept = await withActor(admin, (tx) =>
    value.intent === 'add' ? addSynonym(tx, value) : removeSynonym(tx, value),
  )
  if (kept.ok)
    return redirect(paths.admin.offerWords({ klaar: value.intent === 'add' ? 'wordAdded' : 'wordRemoved' }), 303)
  if (kept.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(kept.refusal), { status: 409 })
}

/** The words that search understands as others; the editor keeps them (lesson 16.11). */
export default function OfferWords() {
  const { t } = useTranslation('offer.work')
  const { title, words, languages, said, isFirst, next } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage
      {...{ title, intro: t('words.intro'), form, said: state ? null : said }}
      back={{ href: paths.admin.offer.list(), label: t('back') }}
    >
      <Card>
        <PostForm noValidate>
          <FormStack>
            <HiddenFields values={{ intent: 'add' }} />
            <FormStack columns>
              <TextField
                {...{ name: 'word', label: t('words.word'), error: form.error('word'), maxLength: 60 }}
                defaultValue={typed(state, 'word')}
                required
              />
              <TextField
                {...{ name: 'meaning', label: t('words.meaning'), error: form.error('meaning'), maxLength: 60 }}
                defaultValue={typed(state, 'meaning')}
                required
              />
              <Select
                {...{ name: 'language', label: t('words.language'), error: form.error('language'), options: languages }}
                defaultValue={typed(state, 'language', 'nl')}
              />
            </FormStack>
            <Button>{t('words.add')}</Button>
          </FormStack>
        </PostForm>
      </Card>
      <DataTable
        caption={t('words.list')}
        rows={words}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('words.nothing')} />}
        columns={[
          { id: 'word', header: t('words.word'), cell: ({ word, language }) => <span lang={language}>{word}</span> },
          { id: 'meaning', header: t('words.meaning'), cell: ({ meaning }) => <span lang="nl">{meaning}</span> },
          { id: 'language', header: t('words.language'), cell: ({ languageName }) => languageName },
          {
            id: 'remove',
            header: t('words.remove'),
            cell: ({ id, word }) => (
              <PostForm>
                <HiddenFields values={{ intent: 'remove', id }} />
                <Button look="quiet" compact label={t('words.removeWord', { word })}>
                  {t('words.remove')}
                </Button>
              </PostForm>
            ),
          },
        ]}
      />
      <Pager
        {...{ label: t('words.pages'), order: 'list' }}
        {...(isFirst ? {} : { newerHref: paths.admin.offerWords() })}
        {...(next ? { olderHref: paths.admin.offerWords({ na: next }) } : {})}
      />
    </FormPage>
  )
}
