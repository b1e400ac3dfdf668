import { useTranslation } from 'react-i18next'
import { HideForm } from '#app/domain/access/hide-form.tsx'
import { findHiding } from '#app/domain/access/hide-from-representatives.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { replyForm } from '#app/domain/messaging/question-form.ts'
import { readThread } from '#app/domain/messaging/read-thread.server.ts'
import { NoReply, ReplyToThreadForm } from '#app/domain/messaging/reply-to-thread-form.tsx'
import { replyToThread } from '#app/domain/messaging/reply-to-thread.server.ts'
import { residentThread } from '#app/domain/messaging/resident-thread.server.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { refusalKey } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'
import { Bubble } from '#app/ui/bubble.tsx'
import { telHref } from '#app/ui/call-link.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'messages')
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const threadId = args.params.threadId ?? ''
  const read = await withActor(resident, async (tx) => {
    const thread = await readThread(tx, { threadId })
    if (!thread.ok) return thread
    const thing = { residentId: resident.subjectId, topic: 'MESSAGES' as const, objectId: threadId }
    return done({ ...thread.value, hiding: await findHiding(tx, thing) })
  })
  if (!read.ok) throw notThere()
  const thread = residentThread(read.value, tenant, { t, language, timeZone: tenant.timeZone, now }, resident)
  const { refusal } = thread
  // i18n: messaging:refusals.*
  const whyNot = refusal ? sayKey(t, refusalKey(refusal), refusal.data) : null
  return json({ title: thread.subject, thread, whyNot, hiding: read.value.hiding })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'messages')
  const form = await parseForm(args, replyForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { language } = await pageTexts(args)
  const threadId = args.params.threadId ?? ''
  const { acknowledged, ...written } = form.value
  const input = { ...written, threadId, language, acknowledged: acknowledged === 'yes', place: args.context.tenant }
  const sent = await withActor(resident, (tx) => replyToThread(tx, input))
  if (!sent.ok && sent.refusal.code === 'shared.notFound') throw notThere()
  if (!sent.ok) return json(form.refuse(sent.refusal), { status: 409 })
  return redirect(residentPaths(args).thread(threadId))
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['thread']

/** Who answers and by when (ECO-6); when that day has passed, whom to call (ECO-7). */
function AnswerPromise({ thread }: { thread: Shown }) {
  const { t } = useTranslation('messaging')
  const phone = phoneText(thread.phone)
  if (!thread.promise) return <Paragraph look="lead">{thread.status}</Paragraph>
  if (thread.isLate) {
    return (
      <Notice look="warning" title={t('thread.late')}>
        <Paragraph>{t('thread.lateText', { phone })}</Paragraph>
        <LinkButton href={telHref(thread.phone)} icon="phone">
          {t('thread.callPractice')}
        </LinkButton>
      </Notice>
    )
  }
  const { day, who } = thread.promise
  return (
    <Notice look="success" title={t('thread.received')}>
      <Paragraph look="lead">{t('thread.promise', { day })}</Paragraph>
      <Paragraph>
        {who ? t('thread.promisePerson', { name: who }) : t('thread.promiseWho', { team: thread.teamName })}{' '}
        {thread.wantsCall ? t('thread.phoneReply') : t('thread.notified')}
      </Paragraph>
      <Paragraph>{t('thread.urgent', { phone: phoneText(thread.urgentPhone) })}</Paragraph>
    </Notice>
  )
}

export default function Thread() {
  const pages = useResidentPaths()
  const { t } = useTranslation('messaging')
  const { thread, whyNot, hiding } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <>
      <PageHeader
        title={thread.subject}
        lang={thread.subjectLanguage}
        back={{ href: pages.messages(), label: t('thread.back') }}
        kicker={<Paragraph look="small">{t('thread.kicker', { team: thread.teamName })}</Paragraph>}
      />
      <ErrorSummary errors={form.errors} />
      <AnswerPromise thread={thread} />
      {thread.messages.map((message) => (
        <Bubble
          key={message.id}
          // What the reader did not write stands at the start of the line.
          from={message.isMine ? 'own' : 'resident'}
          author={message.author ?? t('thread.you')}
          when={message.when}
          lang={message.language}
        >
          {message.body}
        </Bubble>
      ))}
      {thread.reply ? (
        <ReplyToThreadForm threadId={thread.id} reply={thread.reply} urgentPhone={thread.urgentPhone} state={state} />
      ) : whyNot ? (
        <NoReply reason={whyNot} />
      ) : null}
      {hiding ? <HideForm topic="MESSAGES" objectId={thread.id} isHidden={hiding.isHidden} /> : null}
    </>
  )
}
