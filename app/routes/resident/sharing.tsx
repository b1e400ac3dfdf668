import { useTranslation } from 'react-i18next'
import { endAccess } from '#app/domain/access/end-access.server.ts'
import { givePermission } from '#app/domain/access/give-permission.server.ts'
import { listWaiting } from '#app/domain/access/permissions.queries.server.ts'
import { recipientName } from '#app/domain/access/recipient-name.server.ts'
import { readRecipient, recipientText } from '#app/domain/access/recipient-text.ts'
import { findReach, findRecipient } from '#app/domain/access/recipients.server.ts'
import { SharedCard, StoppedCard } from '#app/domain/access/shared-card.tsx'
import { sharingForm } from '#app/domain/access/sharing-form.ts'
import { isTopic } from '#app/domain/access/sharing.ts'
import {
  isolated,
  showStopped,
  showWaiting,
  showWhoMaySee,
  topicsText,
} from '#app/domain/access/show-sharing.server.ts'
import { WaitingCard } from '#app/domain/access/waiting-card.tsx'
import { listStopped, listWhoMaySee } from '#app/domain/access/who-may-see.queries.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listGrounds } from '#app/domain/access/show-grounds.server.ts'
import { WithoutPermission } from '#app/domain/access/without-permission.tsx'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, notFound, type Result } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

// i18n: sharing:news.*, sharing:refusals.*
export const meta = pageTitle

const news = ['given', 'no', 'later', 'answered', 'confirmed', 'objected'] as const

/** What the address says was ended just now, when it can be given back. */
function stoppedIn(query: URLSearchParams) {
  const recipient = readRecipient(query.get('gestopt'))
  const ended = query.getAll('onderwerp').filter(isTopic)
  return recipient && ended.length > 0 ? { recipient, topics: ended } : null
}

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'stopping')
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const query = new URL(args.request.url).searchParams
  const after = readCursor(query.get('na'))
  const { subjectId: residentId } = resident
  const ended = stoppedIn(query)
  const found = await withActor(resident, async (tx) => {
    const list = await listWhoMaySee(tx, { residentId, after })
    if (!list.ok) return list
    const known = ended && (await findRecipient(tx, ended.recipient, timeZone))
    const givable = known ? (await findReach(tx, residentId, known)).givable : []
    const back = ended?.topics.filter((topic) => givable.includes(topic)) ?? []
    const stopped = after ? [] : await listStopped(tx, residentId)
    return done({
      ...list.value,
      stopped: stopped.filter(
        ({ teamId, topic }) => teamId !== ended?.recipient.teamId || !ended.topics.includes(topic),
      ),
      waiting: after ? [] : await listWaiting(tx, { residentId, most: 10, withLater: true }),
      grounds: await listGrounds(tx, list.value.items, t),
      ended:
        known && back.length > 0
          ? { recipient: ended.recipient, topics: back, name: recipientName(ended.recipient, known.name, t) }
          : null,
    })
  })
  if (!found.ok) throw new Response(null, { status: 404 })
  const { items, next, stopped, waiting, grounds, ended: ending } = found.value
  const reader = { t, language, timeZone }
  const said = news.find((each) => each === query.get('nieuws'))
  return json({
    title: t('sharing:title'),
    people: showWhoMaySee(items, reader),
    stopped: showStopped(stopped, newId, reader),
    waiting: showWaiting(waiting, reader),
    grounds,
    news: said ? t(`sharing:news.${said}`) : null,
    ended: ending && {
      permissionId: newId(),
      wie: recipientText(ending.recipient),
      onderwerp: ending.topics,
      text: t('sharing:stopped.doneText', { name: isolated(ending.name), topic: topicsText(ending.topics, reader) }),
    },
    isFirst: after === null,
    next: next && cursorText(next),
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'stopping')
  const form = await parseForm(args, sharingForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { subjectId: residentId } = resident
  const { wie: recipient, onderwerp: topics } = form.value
  const { language } = await pageTexts(args)
  const { value } = form
  // Ending is open to who passed two factors; giving it anew asks what giving asks (CON-4, ACC-1).
  if (value.intent === 'again') await requireResident(args, 'sharing')
  const { tenant } = args.context
  const answer = await withActor(resident, async (tx): Promise<Result<unknown>> => {
    if (value.intent === 'again') {
      const { permissionId } = value
      return givePermission(tx, { permissionId, residentId, recipient, topics, months: null, language, tenant })
    }
    for (const topic of topics) {
      const ended = await endAccess(tx, { residentId, recipient, topic })
      if (!ended.ok) return ended
    }
    return done(null)
  })
  if (!answer.ok && answer.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  if (!answer.ok) return json(form.refuse(answer.refusal), { status: 409 })
  const pages = residentPaths(args)
  if (value.intent === 'again') return redirect(pages.sharing({ nieuws: 'given' }))
  return redirect(pages.sharing({ gestopt: recipientText(recipient), onderwerp: topics }))
}

/** What was ended just now, with a way back: giving it anew, from now on. */
function EndedNotice({ ended }: { ended: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['ended']> }) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const { text, ...values } = ended
  return (
    <Notice look="success" title={t('stopped.done')} live>
      <Paragraph>{text}</Paragraph>
      <Paragraph>{t('stopped.notBack')}</Paragraph>
      <PostForm action={pages.sharing()}>
        <HiddenFields values={{ intent: 'again', ...values }} />
        <Button look="quiet">{t('stopped.undo')}</Button>
      </PostForm>
    </Notice>
  )
}

/** Who may see what of me, and why; each can be ended with one tap (CON-4). */
export default function Sharing() {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const { title, people, stopped, waiting, grounds, news: said, ended, isFirst, next } = useLoaderData<typeof loader>()
  const form = useFormTexts(useActionData<typeof action>())
  return (
    <>
      <PageHeader title={title} intro={t('intro')} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {said ? (
        <Notice look="success" live>
          {said}
        </Notice>
      ) : null}
      {ended ? <EndedNotice ended={ended} /> : null}
      <WaitingCard waiting={waiting} />
      <LinkButton href={pages.givePermission('wie')} icon="plus">
        {t('give.start')}
      </LinkButton>
      {people.length === 0 ? (
        <EmptyState title={t('empty')} pictogram="lock">
          <Paragraph>{t('emptyText')}</Paragraph>
        </EmptyState>
      ) : null}
      {people.map((who) => (
        <SharedCard key={who.wie} who={who} />
      ))}
      <Pager
        label={t('more')}
        newerHref={isFirst ? undefined : pages.sharing()}
        olderHref={next ? pages.sharing({ na: next }) : undefined}
      />
      <StoppedCard stopped={stopped} />
      <Card title={t('rules.title')}>
        <ul>
          <li>{t('rules.now')}</li>
          <li>{t('rules.notBack')}</li>
          <li>{t('rules.care')}</li>
        </ul>
      </Card>
      <WithoutPermission grounds={grounds} />
    </>
  )
}
