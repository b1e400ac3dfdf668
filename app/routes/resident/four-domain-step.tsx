import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { domainForm, orderForm, scoreForm, sendForm } from '#app/domain/dossier/assessment-forms.ts'
import { AssessmentSummary } from '#app/domain/dossier/assessment-summary.tsx'
import { shownDomains } from '#app/domain/dossier/assessment-view.ts'
import { fieldsFrom, notesFrom } from '#app/domain/dossier/domain-notes.ts'
import { getDossier } from '#app/domain/dossier/dossier.queries.server.ts'
import { saveDomain } from '#app/domain/dossier/save-domain.server.ts'
import { savePriorities } from '#app/domain/dossier/save-priorities.server.ts'
import { saveScore } from '#app/domain/dossier/save-score.server.ts'
import { sendAssessment } from '#app/domain/dossier/send-assessment.server.ts'
import { StepFields } from '#app/domain/dossier/step-fields.tsx'
import { domainOf, isStep, nextStep, previousStep, steps, type Step } from '#app/domain/dossier/steps.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findOwnPractice } from '#app/domain/messaging/practice.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { isRefused, type Result } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { Actions } from '#app/ui/actions.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Steps } from '#app/ui/steps.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

function wordsOf(step: Step, t: PortalT): { title: string; intro: string } {
  const domain = domainOf(step)
  if (domain) return { title: t(`dossier:domains.${domain}`), intro: t('dossier:form.private') }
  if (step === 'volgorde') return { title: t('dossier:form.orderTitle'), intro: t('dossier:form.orderIntro') }
  if (step === 'cijfer') return { title: t('dossier:form.scoreTitle'), intro: t('dossier:form.scoreHelp') }
  return { title: t('dossier:form.reviewTitle'), intro: t('dossier:form.reviewIntro') }
}

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'dossier')
  const { step } = args.params
  if (!isStep(step)) throw notThere()
  const { t, language } = await pageTexts(args)
  const found = await withActor(resident, async (tx) => {
    const dossier = await getDossier(tx, resident.subjectId)
    if (!dossier.ok) return dossier
    return { ...dossier.value, practice: await findOwnPractice(tx, args.context.tenant) }
  })
  if (isRefused(found)) throw notThere()
  const { prepared, practice } = found
  // Back after sending: what was sent stands on the overview.
  if (!prepared && step === 'nakijken') return redirect(residentPaths(args).fourDomains, 302)
  const domain = domainOf(step)
  const content = prepared ?? { notes: [], priorities: [], score: null, scoreComment: null }
  const placed = (priority: number) => content.priorities.find((each) => each.priority === priority)?.domain ?? ''
  return json({
    ...wordsOf(step, t),
    language,
    step,
    // Made here, so that a form that is sent twice is one assessment.
    assessmentId: prepared?.id ?? newId(args.context.now.epochMilliseconds),
    fields: fieldsFrom(content.notes.filter((note) => note.domain === domain)),
    order: { first: placed(1), second: placed(2), third: placed(3) },
    score: content.score,
    scoreComment: content.scoreComment,
    domains: step === 'nakijken' ? shownDomains(content) : [],
    team: practice?.team.name ?? t('dossier:form.yourPractice'),
  })
}

type Resident = Awaited<ReturnType<typeof requireResident>>
type Tx = Parameters<typeof saveDomain>[0]

/** Parse, call, answer; every page of this form does the same. */
async function carryOut<S extends z.ZodType<{ then?: 'stop' | undefined }>>(
  args: ActionFunctionArgs,
  resident: Resident,
  schema: S,
  command: (tx: Tx, value: z.output<S>) => Promise<Result<unknown>>,
  next: Step | null,
) {
  const form = await parseForm(args, schema)
  if (!form.ok) return json(form.reply, { status: 400 })
  const saved = await withActor(resident, (tx) => command(tx, form.value))
  if (!saved.ok) return json(form.refuse(saved.refusal), { status: 409 })
  const goesOn = next !== null && form.value.then !== 'stop'
  return redirect(goesOn ? residentPaths(args).fourDomain(next) : residentPaths(args).fourDomains)
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'dossier')
  const { step } = args.params
  if (!isStep(step)) throw notThere()
  const { t, language } = await pageTexts(args)
  const residentId = resident.subjectId
  const next = nextStep(step)
  const domain = domainOf(step)
  if (domain) {
    return carryOut(
      args,
      resident,
      domainForm(domain),
      (tx, { assessmentId, ...answers }) => {
        const notes = notesFrom(answers, language, (code) => t(`dossier:suggestions.${code}`))
        return saveDomain(tx, { residentId, assessmentId, domain, notes })
      },
      next,
    )
  }
  if (step === 'volgorde') {
    return carryOut(args, resident, orderForm, (tx, value) => savePriorities(tx, { residentId, ...value }), next)
  }
  if (step === 'cijfer') {
    return carryOut(args, resident, scoreForm, (tx, value) => saveScore(tx, { residentId, ...value }), next)
  }
  return carryOut(
    args,
    resident,
    sendForm,
    (tx, { assessmentId }) => sendAssessment(tx, { residentId, assessmentId }),
    null,
  )
}

// i18n: dossier:refusals.*, dossier:domains.*, dossier:suggestions.*
export default function FourDomainStep() {
  const pages = useResidentPaths()
  const { t } = useTranslation('dossier')
  const page = useLoaderData<typeof loader>()
  const { title, intro, step, assessmentId, team } = page
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const back = previousStep(step)
  const review = step === 'nakijken'
  return (
    <>
      <BackLink href={back ? pages.fourDomain(back) : pages.fourDomains}>{t('form.back')}</BackLink>
      <Steps current={steps.indexOf(step) + 1} total={steps.length} />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {/* The score's own question is the title of its page. */}
      {step === 'cijfer' ? null : <PageHeader title={title} intro={intro} />}
      {review ? <AssessmentSummary {...page} changeable /> : null}
      <PostForm action={pages.fourDomain(step)}>
        <FormStack>
          <HiddenFields values={{ assessmentId }} />
          <StepFields page={page} state={state} error={form.error} />
          {review ? <Paragraph>{t('form.sendNote', { team })}</Paragraph> : null}
          <Actions>
            <Button>{review ? t('form.send', { team }) : t('form.next')}</Button>
            {review ? null : (
              <Button look="quiet" name="then" value="stop">
                {t('form.stop')}
              </Button>
            )}
          </Actions>
        </FormStack>
      </PostForm>
    </>
  )
}
