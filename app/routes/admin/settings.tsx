import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  await requireAdmin(args)
  const { t } = await pageTexts(args)
  const { name, city, timeZone, settings } = args.context.tenant
  return json({ title: t('identity.work:admin.settings'), name, city, timeZone, settings })
}

export default function Settings() {
  const { t } = useTranslation('identity.work')
  const { name, city, timeZone, settings } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader title={t('admin.settings')} intro={t('admin.settingsIntro')} />
      <DefinitionList
        items={[
          { term: t('admin.wijk'), description: `${name}, ${city}` },
          { term: t('admin.timeZone'), description: timeZone },
          { term: t('admin.outOfHours'), description: settings.phones.outOfHours },
          { term: t('admin.helpPhone'), description: settings.phones.help },
          { term: t('admin.closingTime'), description: settings.closingTime },
          { term: t('admin.bookingHorizon'), description: t('admin.days', { count: settings.bookingHorizonDays }) },
          { term: t('admin.bookingHold'), description: t('admin.minutes', { count: settings.bookingHoldMinutes }) },
          {
            term: t('admin.invitationHold'),
            description: t('admin.workingDays', { count: settings.invitationHoldWorkingDays }),
          },
        ]}
      />
    </WorkPage>
  )
}
