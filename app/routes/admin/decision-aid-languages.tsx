import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { otherAidLanguages, showAidLanguage } from '#app/domain/activities/decision-aid-admin.server.ts'
import { aidDoneText, type AidDone } from '#app/domain/activities/decision-aid-done.server.ts'
import { aidLanguageForm, longestAidText } from '#app/domain/activities/decision-aid-form.ts'
import { checkAidLanguage, translateAid } from '#app/domain/activities/decision-aid-write.server.ts'
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
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { TextField } from '#app/ui/text-field.tsx'

// i18n: decision-aids.work:refusals.*, decision-aids.work:progress.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const { t, language } = await pageTexts(args)
  const query = new URL(args.request.url).searchParams
  const shownIn = otherAidLanguages.find((each) => each === query.get('taal')) ?? 'en'
  const reader = { t, language, timeZone: args.context.tenant.timeZone }
  const found = await withActor(admin, (tx) => showAidLanguage(tx, args.params.aidId, shownIn, reader))
  if (!found.ok) throw notThere()
  return json({
    ...{ ...found.value, title: t('decision-aids.work:languages') },
    said: aidDoneText(query.get('klaar'), t),
  })
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  const form = await parseForm(args, aidLanguageForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const { aidId } = args.params
  const { tenant, now } = args.context
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate().toString()
  const asked = { aidId, version: value.version, language: value.language }
  const kept = await withActor(admin, (tx) =>
    value.intent === 'check' ? checkAidLanguage(tx, { ...asked, today }) : translateAid(tx, { ...asked, texts: value }),
  )
  if (kept.ok) {
    const done: AidDone = value.intent === 'check' ? 'checked' : 'translated'
    return redirect(paths.admin.decisionAidLanguages(aidId!, { taal: value.language, klaar: done }), 303)
  }
  if (kept.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(kept.refusal), { status: 409 })
}

/** Every text of an aid in another language beside the Dutch, and who read them. */
export default function DecisionAidLanguages() {
  const { t } = useTranslation('decision-aids.work')
  const { id, title, name, version, shownIn, languages, texts, mayCheck, checked, said } =
    useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage
      {...{ title, intro: name, form, said: state ? null : said }}
      back={{ href: paths.admin.decisionAid(id), label: t('backToAid') }}
    >
      <Tabs
        label={t('languages')}
        links={languages.map(({ code, label }) => ({
          ...{ href: paths.admin.decisionAidLanguages(id, { taal: code }), label, current: code === shownIn },
        }))}
      />
      <Card>
        {checked ? <Paragraph>{checked}</Paragraph> : <Paragraph>{t('fallsBack')}</Paragraph>}
        {mayCheck ? (
          <PostForm>
            <HiddenFields values={{ intent: 'check', version, language: shownIn }} />
            <Button look="quiet" icon="check">
              {t('check')}
            </Button>
          </PostForm>
        ) : null}
      </Card>
      <Card>
        <PostForm noValidate>
          <FormStack>
            <HiddenFields values={{ intent: 'translate', version, language: shownIn }} />
            {texts.map(({ at, original, translated }) => (
              <TextField
                key={at}
                {...{ name: at, maxLength: longestAidText, lang: shownIn === 'nl-simple' ? 'nl' : shownIn }}
                label={<span lang="nl">{original}</span>}
                defaultValue={typed(state, at, translated)}
              />
            ))}
            <Button>{t('save')}</Button>
          </FormStack>
        </PostForm>
      </Card>
    </FormPage>
  )
}
