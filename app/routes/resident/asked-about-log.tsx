import { useTranslation } from 'react-i18next'
import { getMyPrivacyQuestion } from '#app/domain/access/privacy-questions.queries.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { dateTimeText, dayText } from '#app/platform/i18n/format.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'stopping')
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const found = await withActor(resident, (tx) => getMyPrivacyQuestion(tx, args.params.questionId ?? ''))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { question, answer, askedAt, answeredAt, day } = found.value
  return json({
    title: t(answer === null ? 'emergency:question.sent' : 'emergency:question.answer'),
    ...{ question, answer },
    about: day && dayText(day, language, true),
    asked: t('emergency:question.asked', { day: dateTimeText(askedAt, timeZone, language) }),
    answered: answeredAt && t('emergency:question.answeredOn', { day: dateTimeText(answeredAt, timeZone, language) }),
  })
}

/** What I asked the privacy officer, and the answer when it is there. */
export default function AskedAboutLog() {
  const { t } = useTranslation('emergency')
  const pages = useResidentPaths()
  const { title, question, answer, about, asked, answered } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={pages.accessLog()}>{t('back')}</BackLink>
      <PageHeader title={title} />
      {answer === null ? <Notice look="success">{t('question.sentText')}</Notice> : null}
      <Card title={t('question.yours')}>
        <Paragraph>{question}</Paragraph>
        <Paragraph look="small">{about ? `${asked}. ${t('question.about')}: ${about}` : asked}</Paragraph>
      </Card>
      {answer === null ? null : (
        <Card title={t('question.answer')} look="new">
          <Paragraph lang="nl">{answer}</Paragraph>
          <Paragraph look="small">{answered}</Paragraph>
        </Card>
      )}
    </>
  )
}
