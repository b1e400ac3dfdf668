import { useTranslation } from 'react-i18next'
import { requireAtWork } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { workRoles } from '#app/domain/shared/actor.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { nameOfLanguage, workLanguages } from '#app/platform/i18n/languages.ts'
import { LanguageButtons } from '#app/ui/language-buttons.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  await requireAtWork(args, workRoles)
  const { t } = await pageTexts(args)
  return json({ title: t('ui:languages.title') })
}

/** The languages that professional pages have, and no other: what one chooses here, one gets. */
export default function WorkLanguages() {
  const { t } = useTranslation('ui')
  return (
    <WorkPage>
      <PageHeader title={t('languages.title')} intro={t('languages.intro')} />
      <LanguageButtons
        action={paths.chooseLanguage}
        languages={workLanguages.map((code) => ({ code, name: nameOfLanguage(code) }))}
      />
    </WorkPage>
  )
}
