import { useTranslation } from 'react-i18next'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { typed, typedAll } from '#app/platform/forms/form-state.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

interface Props {
  /** Of this form; undefined before it was sent. */
  readonly state: FormState | undefined
  readonly start: {
    readonly title: string
    readonly most: string
    readonly selfBookable: boolean
    readonly roomId: string
  }
  readonly rooms: readonly Choice[]
  error(name: string): string | undefined
}

/** What can still be changed of a group: its name, how many places, who gives them, and the room. */
export function GroupFields({ state, start, rooms, error }: Props) {
  const { t } = useTranslation(['groups.work', 'agenda.work'])
  const open = state ? typedAll(state, 'selfBookable') : start.selfBookable ? ['on'] : []
  return (
    <>
      <TextField
        name="title"
        label={t('fields.name')}
        help={t('fields.nameHelp')}
        maxLength={60}
        defaultValue={typed(state, 'title', start.title)}
        error={error('title')}
        required
      />
      <TextField
        name="most"
        label={t('fields.most')}
        help={t('fields.mostHelp')}
        inputMode="numeric"
        maxLength={2}
        defaultValue={typed(state, 'most', start.most)}
        error={error('most')}
        required
      />
      <CheckboxGroup
        name="selfBookable"
        label={t('fields.open')}
        options={[{ value: 'on', label: t('fields.selfBookable') }]}
        defaultValue={[...open]}
      />
      {rooms.length > 0 ? (
        <Select
          name="roomId"
          label={t('agenda.work:room.label')}
          emptyLabel={t('agenda.work:room.none')}
          options={rooms}
          defaultValue={typed(state, 'roomId', start.roomId)}
          error={error('roomId')}
        />
      ) : null}
    </>
  )
}
