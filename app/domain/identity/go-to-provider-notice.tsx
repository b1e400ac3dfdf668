import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { providerHref } from './provider-href.ts'

/** Where the browser is going; the button is for one that does not go by itself. */
export function GoToProviderNotice({ goTo }: { goTo: string }) {
  const { t } = useTranslation('identity')
  return (
    <>
      <PageHeader title={t('goTo.title')} intro={t('goTo.text')} />
      <LinkButton href={providerHref(goTo)} icon="lock">
        {t('goTo.button')}
      </LinkButton>
    </>
  )
}
