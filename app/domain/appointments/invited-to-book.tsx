import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import type { ShownInvitation } from './show-invitations.server.ts'

/** What a resident is invited to choose a time for, each with the way to its times; nothing when there is none. */
export function InvitedToBook({ invitations }: { readonly invitations: readonly ShownInvitation[] }) {
  const pages = useResidentPaths()
  const { t } = useTranslation('booking')
  if (invitations.length === 0) return null
  return (
    <Card title={t('invited.title')} look="new">
      {invitations.map(({ id, personId, visitTypeId, kind, kindLang, name, day, words }, at) => (
        <FormStack key={id}>
          <Row title={<span lang={kindLang}>{kind}</span>}>
            {t('invited.text', { name, day })}
            {words === null ? null : <p dir="auto">{words}</p>}
          </Row>
          <LinkButton
            href={pages.newAppointment({ wie: personId, soort: visitTypeId })}
            icon="calendar"
            look={at === 0 ? 'primary' : 'quiet'}
            label={t('invited.chooseThis', { kind })}
          >
            {t('invited.choose')}
          </LinkButton>
        </FormStack>
      ))}
    </Card>
  )
}
