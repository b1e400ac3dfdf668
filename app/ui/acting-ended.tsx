import { useTranslation } from 'react-i18next'
import { Heading } from './heading.tsx'
import { LinkButton } from './link-button.tsx'
import { Paragraph } from './paragraph.tsx'
import { TextArea } from './text-area.tsx'

/** Who acted for somebody until a moment ago, and what they had typed. */
export interface ActingEndedProps {
  readonly ended: { readonly name: string; readonly words: readonly string[] }
  readonly homeHref: string
}

/** Acting for somebody ended while one was typing (REP-6): says so, that nothing was sent, and gives the words back to copy. */
export function ActingEnded({ ended, homeHref }: ActingEndedProps) {
  const { t } = useTranslation('ui')
  const name = `\u2068${ended.name}\u2069`
  return (
    <main id="main" className="calm-error">
      <Heading level={1}>{t('actingEnded.title', { name })}</Heading>
      <Paragraph look="lead">{t('actingEnded.text')}</Paragraph>
      {ended.words.map((words, at) => (
        <TextArea key={at} name={`words-${at}`} label={t('actingEnded.words')} defaultValue={words} rows={6} />
      ))}
      <LinkButton href={homeHref}>{t('calm.home')}</LinkButton>
    </main>
  )
}
