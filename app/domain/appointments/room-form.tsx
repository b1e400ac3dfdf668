import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'

interface Props {
  readonly appointmentId: string
  readonly room: { readonly id: string } | null
  /** Those that are free then. */
  readonly rooms: readonly { readonly id: string; readonly name: string }[]
  readonly error: string | undefined
}

/** In which room an appointment is; only rooms that nobody has then. Nothing where the team has none. */
export function RoomForm({ appointmentId, room, rooms, error }: Props) {
  const { t } = useTranslation('agenda.work')
  if (rooms.length === 0) return null
  return (
    <PostForm action={paths.professional.appointment(appointmentId)} className="inline-form">
      <HiddenFields values={{ intent: 'room' }} />
      <Select
        name="roomId"
        label={t('room.label')}
        emptyLabel={t('room.none')}
        options={rooms.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={room?.id ?? ''}
        error={error}
      />
      <Button look="quiet">{t('room.choose')}</Button>
    </PostForm>
  )
}
