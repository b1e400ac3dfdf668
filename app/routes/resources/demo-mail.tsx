import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listDemoMails } from '#app/domain/notifications/demo-mails.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { getEnv } from '#app/platform/env.server.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import stylesHref from '#app/ui/public.css?url'

export const meta = pageTitle
export const links = () => [{ rel: 'stylesheet', href: stylesHref }]

/** What the demo would have mailed. Exists in the demo alone. */
export async function loader(args: LoaderFunctionArgs) {
  if (!getEnv().DEMO) throw new Response(null, { status: 404 })
  const mails = await withActor(anonymous(args), (tx) => listDemoMails(tx))
  const { t } = await pageTexts(args)
  return json({ title: t('ui:demoMail.title'), mails: isRefused(mails) ? [] : mails })
}

export default function DemoMail() {
  const { t } = useTranslation('ui')
  const { mails } = useLoaderData<typeof loader>()
  return (
    <main id="main">
      <PageHeader title={t('demoMail.title')} intro={t('demoMail.intro')} />
      {mails.length === 0 ? <EmptyState title={t('demoMail.empty')} pictogram="letters" /> : null}
      {mails.map((mail) => (
        <Card key={mail.id} title={mail.subject} region={false}>
          <Paragraph look="soft">
            {mail.toAddress}, {mail.sentAt}
          </Paragraph>
          <pre dir="auto">{mail.body}</pre>
        </Card>
      ))}
    </main>
  )
}
