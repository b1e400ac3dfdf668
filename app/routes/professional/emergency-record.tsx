import { useTranslation } from 'react-i18next'
import { findOwnEmergency } from '#app/domain/access/emergencies.queries.server.ts'
import { EmergencyBanner } from '#app/domain/access/emergency-banner.tsx'
import { emergencyRoles } from '#app/domain/access/emergency.ts'
import { endEmergencyForm } from '#app/domain/access/emergency-form.ts'
import { endEmergency } from '#app/domain/access/end-emergency.server.ts'
import { getForEmergency } from '#app/domain/access/find-for-emergency.server.ts'
import { showEmergency } from '#app/domain/access/show-emergency.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { AssessmentSummary } from '#app/domain/dossier/assessment-summary.tsx'
import { DossierAside } from '#app/domain/dossier/dossier-aside.tsx'
import { getDossierCard } from '#app/domain/dossier/dossier-card.queries.server.ts'
import { showDossierCard } from '#app/domain/dossier/show-dossier-card.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listEmergencyThreads } from '#app/domain/messaging/emergency-threads.queries.server.ts'
import { readThread } from '#app/domain/messaging/read-thread.server.ts'
import { ThreadMessages } from '#app/domain/messaging/thread-messages.tsx'
import { workThread } from '#app/domain/messaging/work-thread.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { done, isRefused, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const { tenant, now } = args.context
  const professional = await requireProfessional(args, emergencyRoles(tenant.settings))
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone, now }
  const threadId = new URL(args.request.url).searchParams.get('gesprek')
  const found = await withActor(professional, async (tx) => {
    const emergency = await findOwnEmergency(tx, args.params.emergencyId ?? '')
    if (!emergency) return notFound
    if (!emergency.isLive) return done(null)
    const who = await getForEmergency(tx, emergency.residentId)
    if (!who.ok) return who
    const card = await getDossierCard(tx, emergency.residentId)
    const threads = await listEmergencyThreads(tx, emergency.residentId)
    const read = threads?.some(({ id }) => id === threadId) ? await readThread(tx, { threadId: threadId ?? '' }) : null
    return done({ emergency, who: who.value, card, threads, read: read?.ok ? read.value : null })
  })
  if (isRefused(found)) throw notThere()
  if (!found.value) return json({ title: t('emergency.work:record.ended'), open: null })
  const { emergency, who, card, threads, read } = found.value
  const name = fullName(who.name)
  return json({
    title: name,
    open: {
      name,
      language,
      emergency: showEmergency(emergency, reader),
      born: t('emergency.work:search.born', { date: birthDateText(who.birthDate, language) }),
      card: showDossierCard(card, reader),
      threads:
        threads?.map(({ id, subject, language: lang, lastMessageAt }) => ({
          ...{ id, subject, lang },
          when: dateTimeText(lastMessageAt, tenant.timeZone, language),
        })) ?? null,
      thread: read && workThread(read, { personId: professional.personId, residentName: name }, reader),
    },
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args, emergencyRoles(args.context.tenant.settings))
  const form = await parseForm(args, endEmergencyForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const emergencyId = args.params.emergencyId ?? ''
  const ended = await withActor(professional, (tx) => endEmergency(tx, { emergencyId }))
  if (!ended.ok) throw notThere()
  return redirect(paths.professional.emergencyRecord(emergencyId), 303)
}

/** What the button opened, as long as it is live: to read, with the banner on top (BG-1). */
export default function EmergencyRecord() {
  const { t } = useTranslation('emergency.work')
  const { title, open } = useLoaderData<typeof loader>()
  const latest = open?.card.kind === 'content' ? open.card.latest : null
  return (
    <WorkPage>
      <BackLink href={paths.professional.emergency}>{t('back')}</BackLink>
      {open?.emergency ? <EmergencyBanner emergency={open.emergency} /> : null}
      <PageHeader title={title} intro={open?.born} />
      {open ? (
        <>
          <Paragraph look="small">{t('record.readOnly')}</Paragraph>
          <Card title={t('record.dossier')}>
            <DossierAside card={open.card} />
          </Card>
          {latest ? <AssessmentSummary {...latest} language={open.language} quoted /> : null}
          {open.threads ? (
            <Card title={t('record.messages')}>
              {open.threads.length === 0 ? <Paragraph look="soft">{t('record.noMessages')}</Paragraph> : null}
              <RowList>
                {open.threads.map(({ id, subject, lang, when }) => (
                  <Row
                    key={id}
                    href={paths.professional.emergencyRecord(open.emergency?.id ?? '', { gesprek: id })}
                    title={subject}
                    lang={lang}
                  >
                    {when}
                  </Row>
                ))}
              </RowList>
            </Card>
          ) : null}
          {open.thread ? (
            <Card title={open.thread.subject}>
              <ThreadMessages messages={open.thread.messages} residentName={open.name} details={open.thread.details} />
            </Card>
          ) : null}
        </>
      ) : (
        <EmptyState title={t('record.ended')} pictogram="lock">
          <Paragraph>{t('record.endedText')}</Paragraph>
        </EmptyState>
      )}
    </WorkPage>
  )
}
