import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { EntryLanguageFields } from '#app/domain/directory/entry-language-fields.tsx'
import { entryLanguageForm } from '#app/domain/directory/entry-language-form.ts'
import { entryPlace, requireEntryKeeper } from '#app/domain/directory/entry-keeper.server.ts'
import { isEntryLanguage } from '#app/domain/directory/entry-words.ts'
import { saidOf } from '#app/domain/directory/said-words.ts'
import { saveEntryLanguage, showEntryLanguages } from '#app/domain/directory/show-entry-languages.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const keeper = await requireEntryKeeper(args)
  const query = new URL(args.request.url).searchParams
  const asked = query.get('taal')
  const shownIn = isEntryLanguage(asked) ? asked : 'en'
  const { t, language } = await pageTexts(args)
  const { tenant } = args.context
  const reader = { t, language }
  const shown = await withActor(keeper, (tx) => showEntryLanguages(tx, tenant, args.params['entryId'], shownIn, reader))
  if (!shown.ok) throw notThere()
  const title = t('directory.work:languages.title')
  return json({ ...shown.value, title, place: entryPlace(args), said: saidOf(query.get('gedaan')) })
}

export async function action(args: ActionFunctionArgs) {
  const keeper = await requireEntryKeeper(args)
  const form = await parseForm(args, entryLanguageForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant, now } = args.context
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate().toString()
  const entryId = args.params['entryId']
  const saved = await withActor(keeper, (tx) => saveEntryLanguage(tx, tenant, { ...form.value, entryId, today }))
  if (saved.ok) {
    const query = { taal: form.value.language, gedaan: saidOf(form.value.intent) ?? '' }
    return redirect(paths[entryPlace(args)].directoryLanguages(entryId ?? '', query), 303)
  }
  if (saved.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(saved.refusal), { status: 409 })
}

// i18n: directory:refusals.*, directory.work:refusals.*, directory.work:said.*
/** What an entry of the sociale kaart says in the other languages, field by field, and who read it. */
export default function DirectoryLanguages() {
  const { t } = useTranslation('directory.work')
  const shown = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const { title, name, id, version, place, shownIn, languages, fields, mayVouch, progress, checked, said } = shown
  const at = paths[place]
  return (
    <FormPage
      {...{ title, intro: name, form, said: said && !state ? t(`said.${said}`) : null }}
      back={{ href: at.directoryEntry(id), label: t('backToEntry') }}
    >
      <Paragraph>{t('languages.intro')}</Paragraph>
      <Tabs
        label={title}
        links={languages.map(({ code, label }) => ({
          ...{ href: at.directoryLanguages(id, { taal: code }), label, current: code === shownIn },
        }))}
      />
      <Card>
        <EntryLanguageFields {...{ fields, shownIn, version, state, error: form.error }} />
      </Card>
      {progress === 'none' ? null : (
        <Card>
          <Paragraph>{checked ?? t('languages.unchecked')}</Paragraph>
          {checked ? null : mayVouch ? (
            <PostForm>
              <HiddenFields values={{ intent: 'vouch', version, language: shownIn }} />
              <Button look="quiet" icon="check">
                {t('languages.vouch')}
              </Button>
            </PostForm>
          ) : (
            <Paragraph look="soft">{t('languages.onlySpeakers')}</Paragraph>
          )}
        </Card>
      )}
    </FormPage>
  )
}
