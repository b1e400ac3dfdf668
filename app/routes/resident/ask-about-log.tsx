import { useTranslation } from 'react-i18next'
import { Temporal } from 'temporal-polyfill'
import { findAskedLook } from '#app/domain/access/access-log.queries.server.ts'
import { askPrivacyQuestion, type AskedLine } from '#app/domain/access/ask-privacy-question.server.ts'
import { lookSentence } from '#app/domain/access/look-words.server.ts'
import { privacyQuestionForm } from '#app/domain/access/privacy-form.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { mayShow, requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { dayText } from '#app/platform/i18n/format.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

export const meta = pageTitle

function dayIn(text: string | null | undefined): Temporal.PlainDate | null {
  try {
    return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : null
  } catch {
    return null
  }
}

function lineIn(user: string | null, resource: string | null, action: string | null): AskedLine | null {
  const fits = user && user.length <= 60 && resource && resource.length <= 80 && action && /^[CRUDE]$/.test(action)
  return fits ? { user, resource, action } : null
}

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'stopping')
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const query = new URL(args.request.url).searchParams
  const day = dayIn(query.get('dag'))
  const line = day && lineIn(query.get('wie'), query.get('wat'), query.get('deed'))
  // A line of the log shows only to who may read the log (ACC-1).
  const mayRead = mayShow(args, resident, 'sharing')
  const look =
    mayRead && day && line ? await withActor(resident, (tx) => findAskedLook(tx, { day, line, timeZone })) : null
  const known = look && !isRefused(look) ? look : null
  return json({
    title: t('emergency:question.title'),
    questionId: newId(args.context.now.epochMilliseconds),
    about: day ? dayText(day, language, true) : null,
    sentence: known && lookSentence(known, t),
    hidden: {
      day: day?.toString(),
      ...(known && line ? { user: line.user, resource: line.resource, action: line.action } : {}),
    },
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'stopping')
  const form = await parseForm(args, privacyQuestionForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { questionId, question, day, user, resource, action: did } = form.value
  const line = lineIn(user ?? null, resource ?? null, did ?? null)
  const asked = await withActor(resident, (tx) =>
    askPrivacyQuestion(tx, { questionId, question, day: dayIn(day), line }),
  )
  if (!asked.ok) throw new Response(null, { status: 404 })
  return redirect(residentPaths(args).askedAboutLog(questionId), 303)
}

/** "Ik snap dit niet": what I want to know of the privacy officer, about a line, a day or in general (LOG-3). */
export default function AskAboutLog() {
  const { t } = useTranslation('emergency')
  const pages = useResidentPaths()
  const { title, questionId, about, sentence, hidden } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <>
      <BackLink href={pages.accessLog()}>{t('back')}</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t('question.intro')} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      <Card title={about ? t('question.about') : undefined} look="quiet">
        <Paragraph>{about ?? t('question.general')}</Paragraph>
        {sentence ? <Paragraph>{sentence}</Paragraph> : null}
      </Card>
      <PostForm>
        <FormStack>
          <HiddenFields values={{ questionId, ...hidden }} />
          <TextArea
            name="question"
            label={t('question.label')}
            help={t('question.help')}
            maxLength={2_000}
            defaultValue={typed(state, 'question')}
            error={form.error('question')}
          />
          <Button type="submit">{t('question.send')}</Button>
        </FormStack>
      </PostForm>
    </>
  )
}
