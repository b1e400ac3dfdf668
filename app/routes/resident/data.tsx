import { useTranslation } from 'react-i18next'
import { getIdentityNumber } from '#app/domain/access/identity-number.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { ReminderCard } from '#app/domain/appointments/reminder-card.tsx'
import { chooseReminders, findReminderChoice } from '#app/domain/appointments/reminder-choice.server.ts'
import { reminderForm } from '#app/domain/appointments/reminder-form.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { getCareTeam } from '#app/domain/care-network/care-team.queries.server.ts'
import { CareTeamRows } from '#app/domain/care-network/care-team-rows.tsx'
import { getResidentContact } from '#app/domain/care-network/resident-contact.queries.server.ts'
import { showCareTeam } from '#app/domain/care-network/show-care-team.server.ts'
import { mayShow, requireResident } from '#app/domain/identity/guards.server.ts'
import { maskIdentityNumber } from '#app/domain/identity/identity-number.ts'
import { neededAssurance } from '#app/domain/identity/assurance.ts'
import { ConfirmFirst } from '#app/domain/identity/confirm-first.tsx'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findOwnPractice } from '#app/domain/messaging/practice.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { languageText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args)
  const { t, language } = await pageTexts(args)
  const { tenant } = args.context
  const { subjectId: residentId, actsFor } = resident
  const own = actsFor === null
  // What a mandate does not open is not asked for.
  const showsDossier = own || mayShow(args, resident, 'dossier')
  // Nor what asks more than a password alone (ACC-4), or, for the number, than a check at the desk (ACC-1).
  const showsContact = mayShow(args, resident, 'contact')
  const found = await withActor(resident, async (tx) => {
    const contact = showsContact && showsDossier ? await getResidentContact(tx, residentId) : null
    if (contact && !contact.ok) return contact
    const team = showsContact ? await getCareTeam(tx, { residentId, timeZone: tenant.timeZone }) : notFound
    const practice = await findOwnPractice(tx, tenant)
    // Who acts for a resident never learns the number (access): it isn't asked for.
    const number = own && mayShow(args, resident, 'dossier') ? await getIdentityNumber(tx, residentId) : notFound
    return {
      me: contact?.value ?? null,
      team: team.ok ? team.value : [],
      practice,
      number: number.ok ? number.value : null,
      reminders: showsContact ? await findReminderChoice(tx) : null,
    }
  })
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { me, team, practice, number, reminders } = found
  const unknown = t('dossier:data.unknown')
  return json({
    title: actsFor ? t('dossier:data.titleOf', { name: `\u2068${actsFor.givenName}\u2069` }) : t('dossier:data.title'),
    own,
    showsDossier,
    confirms: showsContact ? null : neededAssurance('contact', tenant.settings),
    who: me && [
      { term: t('dossier:data.name'), description: fullName(me.name) },
      { term: t('dossier:data.birthDate'), description: birthDateText(me.birthDate, language) },
      { term: t('dossier:data.language'), description: languageText(me.language, language) },
      ...(me.interpreterLanguage
        ? [{ term: t('dossier:data.interpreter'), description: languageText(me.interpreterLanguage, language) }]
        : []),
      ...(number
        ? [
            {
              term: t('dossier:data.number'),
              description: t('dossier:data.numberEnd', { digits: maskIdentityNumber(number) }),
            },
          ]
        : []),
      { term: t('dossier:data.phone'), description: me.phone ?? unknown },
      { term: t('dossier:data.address'), description: me.street ?? unknown },
    ],
    team: showCareTeam(team, { t, language }),
    practice: practice?.team.name ?? t('dossier:form.yourPractice'),
    reminders: reminders && {
      ...{ channel: reminders.channel, ...reminders.ways },
      saved: new URL(args.request.url).searchParams.has('bewaard'),
    },
  })
}

/** Keeps how the resident wants to be reminded. On somebody's behalf there is no such choice. */
export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'contact')
  const form = await parseForm(args, reminderForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const chosen = await withActor(resident, (tx) => chooseReminders(tx, form.value))
  if (chosen.ok) return redirect(`${paths.resident.data}?bewaard=ja#herinneringen`, 303)
  if (chosen.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(chosen.refusal), { status: 409 })
}

/** The resident's own record (DOS-1): who I am, how it goes, who helps me, who looked. */
export default function MyData() {
  const pages = useResidentPaths()
  const { t } = useTranslation(['dossier', 'access', 'care-network', 'sharing'])
  const { title, own, showsDossier, confirms, who, team, practice, reminders } = useLoaderData<typeof loader>()
  const form = useFormTexts(useActionData<typeof action>())
  return (
    <>
      <PageHeader title={title} />
      <Card>
        <RowList>
          {showsDossier ? (
            <Row href={pages.fourDomains} title={t('dossier:title')} start={<Pictogram name="heart" />}>
              {t('dossier:data.fourDomainsText')}
            </Row>
          ) : null}
          <Row href={pages.accessLog()} title={t('access:title')} start={<Pictogram name="eye" />}>
            {t('dossier:data.lookedText')}
          </Row>
          {own ? (
            <Row href={pages.mandates} title={t('access:mandates.title')} start={<Pictogram name="person" />}>
              {t('access:mandates.menuText')}
            </Row>
          ) : null}
          <Row href={pages.sharing()} title={t('sharing:title')} start={<Pictogram name="lock" />}>
            {t('sharing:homeText')}
          </Row>
        </RowList>
      </Card>
      {confirms ? <ConfirmFirst level={confirms} on="data" /> : null}
      {who ? (
        <Card title={t('dossier:data.who')}>
          <DefinitionList items={who} compact />
          <Paragraph look="small">{t('dossier:data.wrong', { team: practice })}</Paragraph>
          {own ? (
            <LinkButton href={paths.resident.reach} look="quiet">
              {t('dossier:data.reach')}
            </LinkButton>
          ) : null}
        </Card>
      ) : null}
      {reminders ? <ReminderCard reminders={reminders} refusal={form.refusal} error={form.error('reminders')} /> : null}
      {team.length > 0 ? (
        <Card title={t('care-network:team')}>
          <CareTeamRows members={team} />
        </Card>
      ) : null}
      {own ? (
        <Card title={t('dossier:data.safe')}>
          <Paragraph>{t('dossier:data.safeText')}</Paragraph>
          <PostForm action={paths.signOutEverywhere}>
            <Button look="quiet" icon="sign-out">
              {t('dossier:data.signOutEverywhere')}
            </Button>
          </PostForm>
        </Card>
      ) : null}
    </>
  )
}
