import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { mayMarkHidden } from '#app/domain/access/may-mark-hidden.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { mayBookForResidents } from '#app/domain/appointments/book-for-resident.server.ts'
import { CareTeamAside } from '#app/domain/care-network/care-team-aside.tsx'
import { getCareTeam } from '#app/domain/care-network/care-team.queries.server.ts'
import { showCareTeam } from '#app/domain/care-network/show-care-team.server.ts'
import { DossierAside } from '#app/domain/dossier/dossier-aside.tsx'
import { getDossierCard } from '#app/domain/dossier/dossier-card.queries.server.ts'
import { showDossierCard } from '#app/domain/dossier/show-dossier-card.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { ActionButton, AnswerForm } from '#app/domain/messaging/answer-form.tsx'
import { readThread } from '#app/domain/messaging/read-thread.server.ts'
import { findLastContact, lastContactText } from '#app/domain/messaging/last-contact.server.ts'
import { workForm } from '#app/domain/messaging/question-form.ts'
import { RefusalMark } from '#app/domain/messaging/refusal-mark.tsx'
import { ResidentAside } from '#app/domain/messaging/resident-aside.tsx'
import { findResidentCard, residentCardWords } from '#app/domain/messaging/resident-card.server.ts'
import { ThreadMessages } from '#app/domain/messaging/thread-messages.tsx'
import { workOnQuestion } from '#app/domain/messaging/work-on-question.server.ts'
import { workThread } from '#app/domain/messaging/work-thread.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { done, isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData, useLocation } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PaneBody } from '#app/ui/pane-body.tsx'
import { PaneHeader } from '#app/ui/pane-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { SystemLine } from '#app/ui/system-line.tsx'

export const meta = pageTitle
/** The inbox draws the third pane with what this page read. */
export const handle = { aside: ThreadAside }

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const found = await withActor(professional, async (tx) => {
    const read = await readThread(tx, { threadId: args.params.threadId ?? '' })
    if (!read.ok) return read
    const { residentId } = read.value.thread
    const team = await getCareTeam(tx, { residentId, timeZone: tenant.timeZone })
    const dossier = await getDossierCard(tx, residentId)
    const contact = await findLastContact(tx, residentId)
    return done({ read: read.value, card: await findResidentCard(tx, residentId), team, dossier, contact })
  })
  if (isRefused(found)) throw notThere()
  const { read, card, team, dossier, contact } = found.value
  const reader = { t, language, timeZone: tenant.timeZone, now }
  return json({
    title: read.thread.subject,
    thread: workThread(read, { personId: professional.personId, residentName: card && fullName(card.name) }, reader),
    residentId: read.thread.residentId,
    mayHide: mayMarkHidden(professional.role),
    mayBook: mayBookForResidents(professional.role),
    card: card && residentCardWords(card, read.team.kind, reader),
    lastContact: lastContactText(contact, reader),
    team: showCareTeam(team.ok ? team.value : [], reader),
    dossier: showDossierCard(dossier, reader),
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, workForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { language } = await pageTexts(args)
  const threadId = args.params.threadId ?? ''
  const worked = await withActor(professional, (tx) => workOnQuestion(tx, { threadId, language, ...form.value }))
  if (!worked.ok && worked.refusal.code === 'shared.notFound') throw notThere()
  if (!worked.ok) return json(form.refuse(worked.refusal), { status: 409 })
  const { searchParams } = new URL(args.request.url)
  return redirect(paths.professional.thread(threadId, { lijst: searchParams.get('lijst') ?? undefined }))
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

/** Who the question is from, how it goes with them and who is involved: each as far as this role may see it. */
function ThreadAside({ data }: { data: unknown }): ReactNode {
  const { t } = useTranslation(['messaging.work', 'desk.work'])
  const { card, lastContact, residentId, team, dossier, mayHide, mayBook, thread } = data as Data
  if (!card) return null
  return (
    <ResidentAside card={card} lastContact={lastContact}>
      <DossierAside card={dossier} />
      <CareTeamAside members={team} />
      <AppLink href={paths.professional.resident(residentId)}>{t('aside.more')}</AppLink>
      {mayBook ? <AppLink href={paths.professional.bookFor(residentId)}>{t('desk.work:invite.link')}</AppLink> : null}
      {mayHide ? (
        <AppLink href={paths.professional.mandates(residentId, { onderwerp: 'MESSAGES', item: thread.id })}>
          {t('aside.hide')}
        </AppLink>
      ) : null}
    </ResidentAside>
  )
}

/** Who has it, in one line. */
function WhoHasIt({ thread }: { thread: Data['thread'] }) {
  const { t } = useTranslation('messaging.work')
  const name = thread.assignee ?? ''
  if (thread.state === 'closed') return <SystemLine>{t('thread.closed')}</SystemLine>
  if (thread.wasAnswered) return <SystemLine>{t('thread.answeredBy', { name })}</SystemLine>
  if (thread.isMine) return <SystemLine>{t('thread.takenByYou')}</SystemLine>
  return <SystemLine>{thread.assignee ? t('thread.takenBy', { name }) : t('thread.nobody')}</SystemLine>
}

export default function Thread() {
  const { t } = useTranslation('messaging.work')
  const { thread, card } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const { search } = useLocation()
  const lijst = new URLSearchParams(search).get('lijst') ?? undefined
  const href = paths.professional.thread(thread.id, { lijst })
  const name = thread.assignee ?? ''
  const button = (intent: 'take' | 'release' | 'close', words: string) => (
    <ActionButton href={href} intent={intent}>
      {words}
    </ActionButton>
  )
  return (
    <>
      <PaneHeader
        title={thread.subject}
        level={1}
        lang={thread.subjectLanguage}
        actions={
          <>
            {thread.mayTake ? button('take', t('actions.take')) : null}
            {thread.mayRelease
              ? button('release', thread.isMine ? t('actions.release') : t('actions.releaseOther', { name }))
              : null}
            {thread.mayClose ? button('close', t('actions.close')) : null}
          </>
        }
      >
        <Paragraph look="soft">
          {thread.asked}{' '}
          {thread.promised ? (
            <>
              {t('thread.promised')} <strong>{thread.promised}</strong>
            </>
          ) : null}
        </Paragraph>
      </PaneHeader>
      <PaneBody
        write={
          thread.mayAnswer || typed(state, 'body') !== '' ? (
            <AnswerForm
              href={href}
              answerId={thread.answerId}
              seen={thread.seen}
              wasAnswered={thread.wasAnswered}
              state={state}
              error={form.error('body')}
            />
          ) : thread.isWithColleague ? (
            <Paragraph look="soft">{t('answer.blocked', { name })}</Paragraph>
          ) : null
        }
      >
        <RefusalMark state={state}>
          <ErrorSummary errors={form.errors} />
          {form.refusal ? (
            <Notice look="warning" live>
              {form.refusal}
            </Notice>
          ) : null}
        </RefusalMark>
        {thread.flags.length > 0 ? (
          <Notice look="urgent" title={t('flags.title')}>
            {thread.flags.join(', ')}. {t('flags.text')}
          </Notice>
        ) : null}
        {thread.isReopened ? <SystemLine>{t('thread.reopened')}</SystemLine> : null}
        <ThreadMessages messages={thread.messages} residentName={card?.name ?? ''} details={thread.details} />
        <WhoHasIt thread={thread} />
      </PaneBody>
    </>
  )
}
