import { useTranslation } from 'react-i18next'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import type { ShownAppointment } from './shown-appointment.ts'

/** What, with whom, when and where, and what the resident said; line by line. */
export function AppointmentFacts({ appointment }: { appointment: ShownAppointment }) {
  const { t } = useTranslation('appointments')
  const { kind, length, who, when, where, reason, interpreter } = appointment
  return (
    <DefinitionList
      items={[
        { term: t('facts.when'), description: <strong>{when}</strong> },
        { term: t('facts.what'), description: `${kind}, ${length}` },
        { term: t('facts.who'), description: who },
        { term: t('facts.where'), description: where },
        ...(reason ? [{ term: t('facts.reason'), description: reason }] : []),
        ...(interpreter ? [{ term: t('facts.interpreter'), description: interpreter }] : []),
      ]}
    />
  )
}
