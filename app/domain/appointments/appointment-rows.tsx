import { Face } from '#app/ui/face.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { AppointmentStatusTag } from './appointment-status-tag.tsx'
import type { ShownAppointment } from './shown-appointment.ts'

/** Appointments under each other; a hold leads to the page that confirms it. */
export function AppointmentRows({ items }: { items: readonly ShownAppointment[] }) {
  const pages = useResidentPaths()
  return (
    <RowList>
      {items.map(({ id, status, when, who, face, kind, kindLang, where }) => (
        <Row
          key={id}
          href={status === 'proposed' ? pages.confirmAppointment(id) : pages.appointment(id)}
          start={<Face name={face} />}
          title={when}
        >
          <span lang={kindLang}>{kind}</span>
          {[who, where].map((part) => (part === '' ? '' : `, ${part}`)).join('')}{' '}
          {status === 'booked' ? null : <AppointmentStatusTag status={status} />}
        </Row>
      ))}
    </RowList>
  )
}
