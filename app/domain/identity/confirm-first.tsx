import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import type { Assurance } from './assurance.ts'

/**
 * Where a page holds back what asks more than a password alone: the way to prove more (ACC-1, ACC-4).
 * @param on the page to come back to.
 */
export function ConfirmFirst({ level, on }: { readonly level: Assurance; readonly on: 'home' | 'data' }) {
  const { t } = useTranslation('identity')
  return (
    <Card title={t('confirmFirst.title')}>
      <Paragraph>{t('confirmFirst.text')}</Paragraph>
      <LinkButton href={paths.stepUp(level, paths.resident[on])} icon="lock">
        {t('confirmFirst.button')}
      </LinkButton>
    </Card>
  )
}
