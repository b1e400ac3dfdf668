import { useTranslation } from 'react-i18next'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths, safeReturnTo } from '#app/paths.ts'
import { languages, nameOfLanguage, uncheckedLanguages } from '#app/platform/i18n/languages.ts'
import { LanguageButtons } from '#app/ui/language-buttons.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { t } = await pageTexts(args)
  const verder = safeReturnTo(new URL(args.request.url).searchParams.get('verder'), '')
  return json({ title: t('ui:languages.title'), verder })
}

/** Each language by its own name; choosing one is remembered in this browser and, when signed in, by the account. */
export default function Languages() {
  const { t } = useTranslation('ui')
  const { verder } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('languages.title')} intro={t('languages.intro')} />
      <LanguageButtons
        action={paths.chooseLanguage}
        hidden={verder ? { verder } : {}}
        languages={languages.map((code) => ({ code, name: nameOfLanguage(code) }))}
      />
      <Paragraph look="small">
        {t('languages.unchecked', { names: uncheckedLanguages.map(nameOfLanguage).join(', ') })}
      </Paragraph>
    </>
  )
}
