import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { getCareTeam } from '#app/domain/care-network/care-team.queries.server.ts'
import { CareTeamRows } from '#app/domain/care-network/care-team-rows.tsx'
import { getResidentContact } from '#app/domain/care-network/resident-contact.queries.server.ts'
import { showCareTeam } from '#app/domain/care-network/show-care-team.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findOwnPractice } from '#app/domain/messaging/practice.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { languageText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args)
  const { t, language } = await pageTexts(args)
  const { tenant } = args.context
  const residentId = resident.personId
  const found = await withActor(resident, async (tx) => {
    const contact = await getResidentContact(tx, residentId)
    if (!contact.ok) return contact
    const team = await getCareTeam(tx, { residentId, timeZone: tenant.timeZone })
    return { me: contact.value, team: team.ok ? team.value : [], practice: await findOwnPractice(tx, tenant) }
  })
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { me, team, practice } = found
  const unknown = t('dossier:data.unknown')
  return json({
    title: t('dossier:data.title'),
    who: [
      { term: t('dossier:data.name'), description: fullName(me.name) },
      { term: t('dossier:data.birthDate'), description: birthDateText(me.birthDate, language) },
      { term: t('dossier:data.language'), description: languageText(me.language, language) },
      ...(me.interpreterLanguage
        ? [{ term: t('dossier:data.interpreter'), description: languageText(me.interpreterLanguage, language) }]
        : []),
      { term: t('dossier:data.phone'), description: me.phone ?? unknown },
      { term: t('dossier:data.address'), description: me.street ?? unknown },
    ],
    team: showCareTeam(team, { t, language }),
    practice: practice?.team.name ?? t('dossier:form.yourPractice'),
  })
}

/** The resident's own record (DOS-1): who I am, how it goes, who helps me, who looked. */
export default function MyData() {
  const { t } = useTranslation(['dossier', 'access', 'care-network'])
  const { title, who, team, practice } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={title} />
      <Card>
        <RowList>
          <Row href={paths.resident.fourDomains} title={t('dossier:title')} start={<Pictogram name="heart" />}>
            {t('dossier:data.fourDomainsText')}
          </Row>
          <Row href={paths.resident.accessLog()} title={t('access:title')} start={<Pictogram name="eye" />}>
            {t('dossier:data.lookedText')}
          </Row>
        </RowList>
      </Card>
      <Card title={t('dossier:data.who')}>
        <DefinitionList items={who} compact />
        <Paragraph look="small">{t('dossier:data.wrong', { team: practice })}</Paragraph>
      </Card>
      {team.length > 0 ? (
        <Card title={t('care-network:team')}>
          <CareTeamRows members={team} />
        </Card>
      ) : null}
      <Card title={t('dossier:data.safe')}>
        <Paragraph>{t('dossier:data.safeText')}</Paragraph>
        <form method="post" action={paths.signOutEverywhere}>
          <Button look="quiet" icon="sign-out">
            {t('dossier:data.signOutEverywhere')}
          </Button>
        </form>
      </Card>
    </>
  )
}
