import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

type Props = {
  /** The page was opened with this reason. */
  active: boolean
  /** It was written down just now that somebody reported. */
  reported: boolean
  residentId: string
  /** What the address says when the page is opened with this reason. */
  query: Record<string, string>
}

/** Working because the law says so (CON-7): with that reason in the log, and no more open than before. */
export function LegalDutyCard({ active, reported, residentId, query }: Props) {
  const { t } = useTranslation('access.work')
  return (
    <Card title={t('legalDuty.title')} look="quiet">
      {reported ? (
        <Notice look="success" live>
          {t('legalDuty.reported')}
        </Notice>
      ) : null}
      <Paragraph>{active ? t('legalDuty.active') : t('legalDuty.text')}</Paragraph>
      {active ? (
        <PostForm>
          <HiddenFields values={{ intent: 'reported' }} />
          <Paragraph look="small">{t('legalDuty.reportText')}</Paragraph>
          <Actions>
            <Button look="quiet">{t('legalDuty.report')}</Button>
            <LinkButton href={paths.professional.resident(residentId)} look="quiet">
              {t('legalDuty.stop')}
            </LinkButton>
          </Actions>
        </PostForm>
      ) : (
        <LinkButton href={paths.professional.resident(residentId, query)} look="quiet">
          {t('legalDuty.start')}
        </LinkButton>
      )}
    </Card>
  )
}
