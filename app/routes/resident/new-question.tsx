import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findOwnPractice, promiseOf } from '#app/domain/messaging/practice.server.ts'
import { findQuestionDraft, startQuestionAgain } from '#app/domain/messaging/question-drafts.server.ts'
import { nextSlug, questionSteps } from '#app/domain/messaging/question-steps.ts'
import { urgentPhonesOf } from '#app/domain/messaging/urgent-phones.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { dayText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { CallLink, telHref } from '#app/ui/call-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'messages')
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const found = await withActor(resident, async (tx) => ({
    draft: await findQuestionDraft(tx),
    practice: await findOwnPractice(tx, tenant),
  }))
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { draft, practice } = found
  return json({
    title: t('messaging:start.title'),
    helpPhone: tenant.settings.phones.help,
    next: draft ? nextSlug(draft) : null,
    practice: practice && {
      name: practice.team.name,
      urgent: urgentPhonesOf(practice, tenant, now),
      promisedDay: dayText(promiseOf(practice, now).dueOn, language),
    },
  })
}

/** Starts again: forgets what was filled in. */
export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'messages')
  const started = await withActor(resident, (tx) => startQuestionAgain(tx))
  if (!started.ok) throw new Response(null, { status: 404 })
  return redirect(residentPaths(args).newQuestion(questionSteps.about))
}

type UrgentRow = { label: string; number: string }

function WhoToCall({ rows }: { rows: readonly UrgentRow[] }) {
  const { t } = useTranslation('messaging')
  return (
    <RowList>
      {rows.map(({ label, number }) => (
        <Row
          key={number}
          title={
            <a href={telHref(number)}>
              <bdi dir="ltr">{number}</bdi>
            </a>
          }
          end={<CallLink number={number} label={t('urgent.call', { number })} />}
        >
          {label}
        </Row>
      ))}
    </RowList>
  )
}

export default function NewQuestion() {
  const pages = useResidentPaths()
  const { t } = useTranslation('messaging')
  const { title, practice, next, helpPhone } = useLoaderData<typeof loader>()
  if (!practice) {
    return (
      <>
        <PageHeader title={title} />
        <Notice look="info" title={t('start.noPractice')}>
          {t('start.noPracticeText', { phone: phoneText(helpPhone) })}
        </Notice>
        <LinkButton href={telHref(helpPhone)} icon="phone">
          {t('urgent.call', { number: phoneText(helpPhone) })}
        </LinkButton>
      </>
    )
  }
  const line = practice.urgent.isClosed ? t('start.outOfHours') : t('start.practiceLine', { team: practice.name })
  const firstHref = pages.newQuestion(next ?? questionSteps.about)
  return (
    <>
      <PageHeader title={title} intro={t('start.intro', { team: practice.name })} />
      <Card title={t('start.notUrgent')} look="new">
        <Paragraph>{t('start.notUrgentText')}</Paragraph>
        <WhoToCall
          rows={[
            { label: t('start.lifeDanger'), number: '112' },
            { label: line, number: practice.urgent.number },
          ]}
        />
      </Card>
      <Paragraph>{t('start.promise', { day: practice.promisedDay })}</Paragraph>
      {next ? (
        <Card title={t('start.draft')}>
          <Paragraph>{t('start.draftText')}</Paragraph>
          <PostForm action={pages.newQuestion()}>
            <Button look="quiet">{t('start.again')}</Button>
          </PostForm>
        </Card>
      ) : null}
      <LinkButton href={firstHref}>{next ? t('start.goOn') : t('start.begin')}</LinkButton>
    </>
  )
}
