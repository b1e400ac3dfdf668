import { useTranslation } from 'react-i18next'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

interface Props {
  /** For whom somebody writes; null on the own pages. */
  readonly name: string | null
  /** Who acts for the writer and reads messages too; null when nobody does. */
  readonly names: string | null
}

/** Who will read a question, before it is sent; the writer may keep it from who acts for them (REP-5). */
export function QuestionReaders({ name, names }: Props) {
  const { t } = useTranslation('messaging')
  if (name !== null) return <Paragraph>{t('review.alsoReadOf', { name })}</Paragraph>
  if (names === null) return <Paragraph>{t('review.onlyTeam')}</Paragraph>
  return (
    <>
      <Paragraph>{t('review.alsoRead', { names })}</Paragraph>
      <CheckboxGroup
        name="hide"
        label={t('review.who')}
        options={[{ value: 'yes', label: t('review.hideFrom', { names }), description: t('review.hideFromHelp') }]}
      />
    </>
  )
}
