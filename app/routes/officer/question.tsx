import { useTranslation } from 'react-i18next'
import { answerPrivacyQuestion } from '#app/domain/access/answer-privacy-question.server.ts'
import { answerQuestionForm } from '#app/domain/access/officer-form.ts'
import { readPersonName } from '#app/domain/access/officer-people.queries.server.ts'
import { getPrivacyQuestion } from '#app/domain/access/privacy-questions.queries.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireOfficer } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isId } from '#app/domain/shared/ids.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { dateTimeText, dayText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextArea } from '#app/ui/text-area.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireOfficer(args)
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const found = await withActor(officer, async (tx) => {
    const question = await getPrivacyQuestion(tx, args.params.questionId ?? '')
    if (!question.ok) return question
    const { line } = question.value
    return done({ ...question.value, user: line && isId(line.user) ? await readPersonName(tx, line.user) : '' })
  })
  if (!found.ok) throw notThere()
  const { resident, residentId, question, day, line, user, askedAt, answer } = found.value
  return json({
    ...{ title: resident, question, answer },
    facts: [
      { term: t('officer.work:log.columns.at'), description: dateTimeText(askedAt, timeZone, language) },
      {
        term: t('officer.work:question.about'),
        description: day ? dayText(day, language, true) : t('officer.work:question.general'),
      },
      ...(line
        ? [
            {
              term: t('officer.work:question.line'),
              description: [user, `${line.resource} (${line.action})`].filter(Boolean).join(' – '),
            },
          ]
        : []),
    ],
    log: day && {
      ...{ bewoner: residentId, van: day.toString(), tot: day.toString() },
      gebruiker: line && isId(line.user) ? line.user : undefined,
    },
  })
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireOfficer(args)
  const form = await parseForm(args, answerQuestionForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const questionId = args.params.questionId ?? ''
  const answered = await withActor(officer, (tx) => answerPrivacyQuestion(tx, { questionId, ...form.value }))
  if (answered.ok) return redirect(paths.officer.question(questionId), 303)
  if (answered.refusal.code === 'shared.notFound') throw notThere()
  return json(form.refuse(answered.refusal), { status: 409 })
}

/** A resident's question about who looked, and the answer (LOG-3). */
// i18n: emergency:refusals.*
export default function Question() {
  const { t } = useTranslation('officer.work')
  const { title, facts, question, answer, log } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage back={{ href: paths.officer.questions(), label: t('question.back') }} title={title} form={form}>
      <Card title={t('question.words')}>
        <Paragraph>{question}</Paragraph>
        <DefinitionList items={facts} compact />
        {log ? (
          <LinkButton look="quiet" href={paths.officer.log(log)}>
            {t('question.log')}
          </LinkButton>
        ) : null}
      </Card>
      {answer === null ? (
        <Card title={t('question.answer')}>
          <PostForm>
            <FormStack>
              <TextArea
                name="answer"
                label={t('question.answer')}
                labelHidden
                help={t('question.answerHelp')}
                maxLength={2_000}
                defaultValue={typed(state, 'answer')}
                error={form.error('answer')}
              />
              <Button type="submit">{t('question.button')}</Button>
            </FormStack>
          </PostForm>
        </Card>
      ) : (
        <Card title={t('question.answered')}>
          <Paragraph>{answer}</Paragraph>
        </Card>
      )}
    </FormPage>
  )
}
