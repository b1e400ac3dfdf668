import { useTranslation } from 'react-i18next'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { telHref } from '#app/ui/call-link.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { t } = await pageTexts(args)
  return json({ title: t('ui:help.title'), phones: args.context.tenant.settings.phones })
}

function Call({ number }: { number: string }) {
  return (
    <LinkButton href={telHref(number)} look="quiet" icon="phone">
      <bdi dir="ltr">{number}</bdi>
    </LinkButton>
  )
}

/** Whom to call, and how a phone reads a page aloud. */
export default function Help() {
  const { t } = useTranslation('ui')
  const { phones } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('help.title')} intro={t('help.intro')} />
      <Card title={t('help.emergency')}>
        <Call number={'112'} />
      </Card>
      <Card title={t('help.outOfHours')}>
        <Call number={phones.outOfHours} />
      </Card>
      <Card title={t('help.portal')}>
        <Paragraph>{t('help.portalText')}</Paragraph>
        <Call number={phones.help} />
      </Card>
      <Card title={t('help.listen')} id="voorlezen">
        <Paragraph>{t('help.listenText')}</Paragraph>
      </Card>
    </>
  )
}
