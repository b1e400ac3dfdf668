import { useTranslation } from 'react-i18next'
import { listMessageReaders } from '#app/domain/access/message-readers.queries.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findOwnPractice } from '#app/domain/messaging/practice.server.ts'
import { findQuestionDraft, saveQuestionDraft } from '#app/domain/messaging/question-drafts.server.ts'
import { acknowledgeForm, questionStepForms, sendForm } from '#app/domain/messaging/question-form.ts'
import { QuestionReaders } from '#app/domain/messaging/question-readers.tsx'
import { QuestionReview } from '#app/domain/messaging/question-review.tsx'
import { QuestionStepFields } from '#app/domain/messaging/question-step-fields.tsx'
import {
  isWhole,
  nextSlug,
  numberOfStep,
  questionStepCount,
  questionSteps,
  redFlagsOf,
  reviewStep,
  slugBefore,
  stepOfSlug,
  urgentStep,
} from '#app/domain/messaging/question-steps.ts'
import { submitQuestion } from '#app/domain/messaging/submit-question.server.ts'
import { UrgentCalls } from '#app/domain/messaging/urgent-calls.tsx'
import { urgentPhonesOf } from '#app/domain/messaging/urgent-phones.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Steps } from '#app/ui/steps.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })
const goTo = (args: ActionFunctionArgs, slug: string) => redirect(residentPaths(args).newQuestion(slug))

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'messages')
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const slug = args.params.step
  const step = stepOfSlug(slug)
  if (!step && slug !== reviewStep && slug !== urgentStep) throw notThere()
  const found = await withActor(resident, async (tx) => ({
    answers: await findQuestionDraft(tx),
    practice: await findOwnPractice(tx, tenant),
  }))
  if (isRefused(found)) throw notThere()
  const { answers, practice } = found
  if (!practice) throw redirect(residentPaths(args).newQuestion(), 302)
  if (step) {
    const page = { kind: 'step' as const, step, value: answers?.[step] ?? '', before: slugBefore(step) }
    return json({ ...page, title: t(`messaging:steps.${step}`) })
  }
  const flags = redFlagsOf(answers ?? {})
  if (slug === urgentStep) {
    if (!answers || flags.length === 0) throw redirect(residentPaths(args).newQuestion(nextSlug(answers ?? {})), 302)
    const { number } = urgentPhonesOf(practice, tenant, now)
    return json({ kind: 'urgent' as const, title: t('messaging:urgent.title'), flags, phone: number })
  }
  if (!answers || !isWhole(answers) || nextSlug(answers) === urgentStep)
    throw redirect(residentPaths(args).newQuestion(nextSlug(answers ?? {})), 302)
  const readers = await withActor(resident, (tx) =>
    listMessageReaders(tx, { residentId: resident.subjectId, timeZone: tenant.timeZone }),
  )
  if (isRefused(readers)) throw notThere()
  const review = { kind: 'review' as const, title: t('messaging:review.title'), answers, language }
  const name = resident.actsFor && `\u2068${resident.actsFor.givenName}\u2069`
  const names = readers.length > 0 ? new Intl.ListFormat(language).format(readers) : null
  return json({ ...review, to: practice.team.name, name, names })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'messages')
  const slug = args.params.step
  if (slug === reviewStep) return send(args, resident)

  const step = stepOfSlug(slug)
  if (!step && slug !== urgentStep) throw notThere()
  const form = await parseForm(args, step ? questionStepForms[step] : acknowledgeForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const saved = await withActor(resident, (tx) => saveQuestionDraft(tx, form.value))
  if (!saved.ok) throw notThere()
  return goTo(args, nextSlug(saved.value))
}

async function send(args: ActionFunctionArgs, resident: Awaited<ReturnType<typeof requireResident>>) {
  const form = await parseForm(args, sendForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { language } = await pageTexts(args)
  const { questionId, hide } = form.value
  const input = { questionId, isHidden: hide === 'yes', language, place: args.context.tenant }
  const sent = await withActor(resident, (tx) => submitQuestion(tx, input))
  if (!sent.ok) return json(form.refuse(sent.refusal), { status: 409 })
  return redirect(residentPaths(args).thread(sent.value.threadId))
}

export default function QuestionStepPage() {
  const pages = useResidentPaths()
  const { t } = useTranslation('messaging')
  const page = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const refusal = form.refusal ? (
    <Notice look="warning" live>
      {form.refusal}
    </Notice>
  ) : null

  if (page.kind === 'urgent') {
    return (
      <>
        <PageHeader title={page.title} intro={t('urgent.text')} />
        <UrgentCalls flags={page.flags} phone={page.phone} />
        <Paragraph>{t('urgent.continue')}</Paragraph>
        <PostForm action={pages.newQuestion(urgentStep)}>
          <HiddenFields values={{ acknowledged: page.flags.join(',') }} />
          <Button look="quiet">{t('urgent.continueButton')}</Button>
        </PostForm>
        <LinkButton look="quiet" href={pages.newQuestion(questionSteps.question)}>
          {t('urgent.change')}
        </LinkButton>
      </>
    )
  }
  if (page.kind === 'review') {
    return (
      <>
        <BackLink href={pages.newQuestion(slugBefore(reviewStep) ?? undefined)}>{t('steps.back')}</BackLink>
        <Steps current={questionStepCount} total={questionStepCount} />
        <PageHeader title={page.title} intro={t('review.to', { team: page.to })} />
        {refusal}
        <QuestionReview answers={page.answers} language={page.language} />
        <PostForm action={pages.newQuestion(reviewStep)}>
          <FormStack>
            <HiddenFields values={{ questionId: page.answers.id }} />
            <QuestionReaders name={page.name} names={page.names} />
            <Button>{t('review.send')}</Button>
          </FormStack>
        </PostForm>
      </>
    )
  }
  const { step, title, before } = page
  const isText = step === 'question' || step === 'tried'
  return (
    <>
      <BackLink href={pages.newQuestion(before ?? undefined)}>{t('steps.back')}</BackLink>
      <Steps current={numberOfStep(step)} total={questionStepCount} />
      {isText ? <PageHeader title={title} /> : null}
      <ErrorSummary errors={form.errors} />
      {refusal}
      <PostForm action={pages.newQuestion(questionSteps[step])}>
        <FormStack>
          <QuestionStepFields step={step} value={typed(state, step, page.value)} error={form.error(step)} />
          <Button>{t('steps.next')}</Button>
        </FormStack>
      </PostForm>
    </>
  )
}
