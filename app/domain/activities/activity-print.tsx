import { useTranslation } from 'react-i18next'
import { Heading } from '#app/ui/heading.tsx'
import type { ActivitySection } from './activity-list.tsx'

/** What is on, for paper: large type, and on every item whom to call, because paper has no link (PUB-5). */
export function ActivityPrint({ sections, helpPhone }: { sections: readonly ActivitySection[]; helpPhone: string }) {
  const { t } = useTranslation('activities')
  return (
    <div className="offer-print">
      {sections.map((section) => (
        <section key={section.title}>
          <Heading level={2}>{section.title}</Heading>
          <ul>
            {section.lines.map((line) => (
              <li key={line.key}>
                <strong lang={line.titleLanguage}>{line.title}</strong>
                {line.status === 'cancelled' ? <em> {t('cancelled')}</em> : null}
                <br />
                {line.when}
                {line.status === 'moved' ? ` (${t('moved')})` : null}
                <br />
                <span lang="nl">{line.place}</span>
                <br />
                {t('call')} <bdi dir="ltr">{line.phone ?? helpPhone}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
