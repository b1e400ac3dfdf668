import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import type { HeldTime } from './shown-choice.ts'

/** Above the free times: the one that is kept for this resident, and stands among them for nobody. */
export function HeldTimeNotice({ id, until, when, who, kind, kindLang }: HeldTime) {
  const pages = useResidentPaths()
  const { t } = useTranslation('booking')
  return (
    <Notice look="info" title={t('held.title', { time: until })}>
      <p>
        <strong>{when}</strong>
        <br />
        <span lang={kindLang}>{kind}</span>, <bdi>{who}</bdi>
      </p>
      <LinkButton href={pages.confirmAppointment(id)} look="quiet" icon="clock">
        {t('held.goOn')}
      </LinkButton>
    </Notice>
  )
}
