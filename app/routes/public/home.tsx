import { useTranslation } from 'react-i18next'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { CardGrid } from '#app/ui/card-grid.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { t, language } = await pageTexts(args)
  const wijk = args.context.tenant.name
  return json({ title: t('ui:front.title', { wijk }), language, wijk })
}

/** The front door: what there is to do, who helps, and one's own portal. */
export default function Home() {
  const { t } = useTranslation(['ui', 'decision-aids'])
  const { title, language, wijk } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={title} intro={t('front.intro')} />
      <CardGrid>
        <Card title={t('front.activities')}>
          <Paragraph>{t('front.activitiesText', { wijk })}</Paragraph>
          <LinkButton href={paths.public.activities(language)} icon="walk">
            {t('front.activitiesButton')}
          </LinkButton>
        </Card>
        <Card title={t('front.directory')}>
          <Paragraph>{t('front.directoryText')}</Paragraph>
          <LinkButton href={paths.public.directory(language)} look="quiet" icon="help">
            {t('front.directoryButton')}
          </LinkButton>
        </Card>
        <Card title={t('decision-aids:front')}>
          <Paragraph>{t('decision-aids:frontText')}</Paragraph>
          <LinkButton href={paths.public.decisionAids(language)} look="quiet" icon="arrow">
            {t('decision-aids:frontButton')}
          </LinkButton>
        </Card>
        <Card title={t('front.own')}>
          <Paragraph>{t('front.ownText')}</Paragraph>
          <LinkButton href={paths.signIn()} look="quiet" icon="lock">
            {t('nav.signIn')}
          </LinkButton>
        </Card>
      </CardGrid>
    </>
  )
}
