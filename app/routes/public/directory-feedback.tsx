import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findPublicEntry } from '#app/domain/directory/directory.queries.server.ts'
import { feedbackForm, feedbackReasons, mostRemark } from '#app/domain/directory/feedback-form.ts'
import { giveFeedback, slowDownFeedback } from '#app/domain/directory/give-feedback.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const { t, language } = await pageTexts(args)
  const entry = await withActor(anonymous(args), (tx) =>
    findPublicEntry(tx, args.context.tenant, args.params['entryId']),
  )
  if (isRefused(entry) || entry === null) throw notThere()
  return json({
    title: t('directory:feedback.title'),
    language,
    entry: { id: entry.row.id, name: entry.row.name },
    isSent: new URL(args.request.url).searchParams.get('verstuurd') === 'ja',
  })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, feedbackForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant, remoteAddress } = args.context
  const slow = await slowDownFeedback(tenant.id, remoteAddress)
  if (slow) return json(form.refuse(slow.refusal), refusalStatus(slow.refusal))
  const { entryId } = args.params
  const given = await withActor(anonymous(args), (tx) => giveFeedback(tx, { place: tenant, entryId, ...form.value }))
  if (!given.ok) throw notThere()
  const { language } = await pageTexts(args)
  return redirect(paths.public.directoryFeedback(language, String(entryId), { verstuurd: 'ja' }), 303)
}

// i18n: directory:feedback.reasons.*, directory:refusals.*
/** "Klopt er iets niet?": by anybody, without an account; asks nothing about who says it. */
export default function DirectoryFeedback() {
  const { t } = useTranslation('directory')
  const { title, language, entry, isSent } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const back = paths.public.directoryEntry(language, entry.id)
  if (isSent)
    return (
      <>
        <PageHeader title={t('feedback.thanks')} />
        <EmptyState title={entry.name} pictogram="check" action={{ href: back, label: t('feedback.backToEntry') }}>
          <p>{t('feedback.thanksText')}</p>
        </EmptyState>
      </>
    )
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t('feedback.intro')} back={{ href: back, label: t('feedback.backToEntry') }} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      <Paragraph>
        {t('feedback.about')}{' '}
        <strong lang="nl">
          <bdi>{entry.name}</bdi>
        </strong>
      </Paragraph>
      <PostForm noValidate>
        <FormStack>
          <RadioGroup
            name="reason"
            label={t('feedback.reason')}
            error={form.error('reason')}
            defaultValue={typed(state, 'reason')}
            options={feedbackReasons.map((value) => ({ value, label: t(`feedback.reasons.${value}`) }))}
            required
          />
          <TextArea
            name="remark"
            label={t('feedback.remark')}
            help={t('feedback.remarkHelp')}
            error={form.error('remark')}
            defaultValue={typed(state, 'remark')}
            maxLength={mostRemark}
            rows={3}
            optional
          />
          <Button>{t('feedback.send')}</Button>
        </FormStack>
      </PostForm>
    </>
  )
}
