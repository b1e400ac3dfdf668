import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'

interface Props {
  readonly name: string
  readonly code: string
  readonly until: string
  readonly help: {
    readonly lang: string
    readonly dir: 'ltr' | 'rtl'
    readonly title: string
    readonly steps: readonly string[]
    readonly private: string
  }
  readonly back: { readonly href: string; readonly label: string }
}

/** The code, once, with what the resident does with it in the resident's own language; made to be printed. */
export function ActivationPaper({ name, code, until, help, back }: Props) {
  const { t } = useTranslation('identity.work')
  return (
    <>
      <PageHeader title={t('activation.made', { name })} back={back} actions={<PrintButton />} />
      <Notice look="warning">{t('activation.once')}</Notice>
      <p className="activation-code" dir="ltr">
        {code}
      </p>
      <Paragraph>{t('activation.until', { until })}</Paragraph>
      <div lang={help.lang} dir={help.dir}>
        <Card title={help.title}>
          <ol>
            {help.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <Paragraph>{help.private}</Paragraph>
        </Card>
      </div>
    </>
  )
}
