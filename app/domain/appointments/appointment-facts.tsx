import { useTranslation } from 'react-i18next'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import type { ShownAppointment } from './shown-appointment.ts'

/** What, with whom, when and where, and what the resident said; line by line. */
export function AppointmentFacts({
  appointment,
}: {
  appointment: Omit<ShownAppointment, 'id' | 'status' | 'face' | 'videoUrl'>
}) {
  const { t } = useTranslation(['appointments', 'booking', 'groups'])
  const { kind, kindLang, isPlace, length, who, when, where, reason, companion, interpreter, instructions } =
    appointment
  return (
    <DefinitionList
      items={[
        ...(when ? [{ term: t('facts.when'), description: <strong>{when}</strong> }] : []),
        {
          term: t('facts.what'),
          description: (
            <>
              <span lang={kindLang}>{kind}</span>, {length}
            </>
          ),
        },
        ...(isPlace ? [{ term: t('groups:place.term'), description: t('groups:place.what') }] : []),
        { term: t('facts.who'), description: who },
        ...(where ? [{ term: t('facts.where'), description: where }] : []),
        ...(instructions
          ? [{ term: t('facts.instructions'), description: instructions.text, lang: instructions.lang }]
          : []),
        ...(reason ? [{ term: t('facts.reason'), description: reason }] : []),
        ...(companion ? [{ term: t('booking:companion'), description: <bdi>{companion}</bdi> }] : []),
        ...(interpreter ? [{ term: t('facts.interpreter'), description: interpreter }] : []),
      ]}
    />
  )
}
