import { useTranslation } from 'react-i18next'
import { pageReading, pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { hereIn, paths, safeReturnTo } from '#app/paths.ts'
import { easyDutch, languages, nameOfLanguage, textChecks } from '#app/platform/i18n/languages.ts'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { LanguageButtons } from '#app/ui/language-buttons.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { ReadingSwitch } from '#app/ui/reading-switch.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { t } = await pageTexts(args)
  const here = new URL(args.request.url)
  const verder = safeReturnTo(here.searchParams.get('verder'), '')
  const title = t('ui:languages.title')
  return json({ title, description: t('reading:page.text'), verder, here: hereIn(here), ...(await pageReading(args)) })
}

const [dutch, ...others] = languages
const offered = ([dutch, easyDutch, ...others] as const).map((code) => ({
  code,
  lang: code === easyDutch ? dutch : code,
  name: nameOfLanguage(code),
}))

/**
 * Each language by its own name; choosing one is remembered in this browser and, when signed in, by the account. Under it
 * how one reads, and who has checked the texts of each language.
 */
// i18n: reading:page.checked.*
export default function Languages() {
  const { t } = useTranslation(['ui', 'reading'])
  const { verder, here, easy, large } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('ui:languages.title')} intro={t('ui:languages.intro')} />
      <LanguageButtons action={paths.chooseLanguage} hidden={verder ? { verder } : {}} languages={offered} />
      <Card title={t('reading:page.title')}>
        <Paragraph>{t('reading:page.text')}</Paragraph>
        <ReadingSwitch action={paths.chooseReading} back={here} easy={easy} large={large} named={false} />
      </Card>
      <Card title={t('reading:page.checks')}>
        <DefinitionList
          items={offered.map(({ code, lang, name }) => ({
            term: <span lang={lang}>{name}</span>,
            description: t(`reading:page.checked.${textChecks[code]}`),
          }))}
        />
        <Paragraph look="small">{t('reading:page.ofActivities')}</Paragraph>
      </Card>
    </>
  )
}
