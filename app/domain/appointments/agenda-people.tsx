import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'

interface Props {
  /** The address of this day or week, of nobody in particular. */
  readonly all: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Ids; nobody in particular when empty. */
  readonly chosen: readonly string[]
  readonly colleagues: readonly { readonly id: string; readonly calledName: string }[]
  readonly isDay: boolean
}

/** Whose agendas one sees: a tap for one of them, or a form for some; on a day also everybody. Nothing where there is one. */
export function AgendaPeople({ all, chosen, colleagues, isDay }: Props) {
  const { t } = useTranslation(['agenda.work', 'appointments.work'])
  if (colleagues.length < 2) return null
  return (
    <>
      <ChipList label={t('appointments.work:agenda.colleagues')}>
        {isDay ? (
          <Chip href={paths.professional.agenda(all)} current={chosen.length === 0}>
            {t('everybody')}
          </Chip>
        ) : null}
        {colleagues.map(({ id, calledName }) => (
          <Chip key={id} href={paths.professional.agenda({ ...all, wie: id })} current={chosen.includes(id)}>
            {calledName}
          </Chip>
        ))}
      </ChipList>
      <details className="agenda-tools">
        <summary>{t('several')}</summary>
        <form method="get" action={paths.professional.agenda()}>
          <FormStack>
            <HiddenFields values={all} />
            <CheckboxGroup
              name="wie"
              label={t('appointments.work:agenda.colleagues')}
              options={colleagues.map(({ id, calledName }) => ({ value: id, label: calledName }))}
              defaultValue={chosen}
              columns={2}
            />
            <Button look="quiet">{t('show')}</Button>
          </FormStack>
        </form>
      </details>
    </>
  )
}
