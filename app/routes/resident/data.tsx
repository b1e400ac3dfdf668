import { useTranslation } from 'react-i18next'
import { getIdentityNumber } from '#app/domain/access/identity-number.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { getCareTeam } from '#app/domain/care-network/care-team.queries.server.ts'
import { CareTeamRows } from '#app/domain/care-network/care-team-rows.tsx'
import { getResidentContact } from '#app/domain/care-network/resident-contact.queries.server.ts'
import { showCareTeam } from '#app/domain/care-network/show-care-team.server.ts'
import { mayShow, requireResident } from '#app/domain/identity/guards.server.ts'
import { maskIdentityNumber } from '#app/domain/identity/identity-number.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findOwnPractice } from '#app/domain/messaging/practice.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
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
  const found = await withActor(resident, async (tx) => {
    const contact = showsDossier ? await getResidentContact(tx, residentId) : null
    if (contact && !contact.ok) return contact
    const team = await getCareTeam(tx, { residentId, timeZone: tenant.timeZone })
    const practice = await findOwnPractice(tx, tenant)
    // Who acts for a resident never learns the number (access): it isn't asked for.
    const number = own ? await getIdentityNumber(tx, residentId) : notFound
    return {
      me: contact?.value ?? null,
      team: team.ok ? team.value : [],
      practice,
      number: number.ok ? number.value : null,
    }
  })
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { me, team, practice, number } = found
  const unknown = t('dossier:data.unknown')
  return json({
    title: actsFor ? t('dossier:data.titleOf', { name: `\u2068${actsFor.givenName}\u2069` }) : t('dossier:data.title'),
    own,
    showsDossier,
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
  })
}

/** The resident's own record (DOS-1): who I am, how it goes, who helps me, who looked. */
export default function MyData() {
  const pages = useResidentPaths()
  const { t } = useTranslation(['dossier', 'access', 'care-network', 'sharing'])
  const { title, own, showsDossier, who, team, practice } = useLoaderData<typeof loader>()
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
      {who ? (
        <Card title={t('dossier:data.who')}>
          <DefinitionList items={who} compact />
          <Paragraph look="small">{t('dossier:data.wrong', { team: practice })}</Paragraph>
        </Card>
      ) : null}
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
