import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { GroupFields, type Choice } from './group-fields.tsx'
import type { GroupDeed } from './group-deed.ts'
import { DayFields } from './practice-booking-fields.tsx'

interface Props {
  readonly group: {
    readonly id: string
    readonly start: Parameters<typeof GroupFields>[0]['start'] & { readonly date: string; readonly time: string }
    readonly leaders: readonly Choice[]
    readonly colleagues: readonly Choice[]
    readonly rooms: readonly Choice[]
    readonly taken: number
  }
  readonly state: FormState | undefined
  error(name: string): string | undefined
}

// i18n: groups.work:move.*, groups.work:pass.*, groups.work:change.*, groups.work:cancel.*
/** The form of one change of a group, and the way back. `hasButton` is false where nothing can be sent. */
function DeedForm(props: Props & { deed: GroupDeed; hasButton?: boolean; children: ReactNode }) {
  const { group, deed, hasButton = true, children } = props
  const { t } = useTranslation('groups.work')
  return (
    <Card title={t(`${deed}.title`)}>
      <PostForm action={paths.professional.group(group.id, { doe: deed })}>
        <HiddenFields values={{ intent: deed }} />
        <FormStack>
          {children}
          <Actions>
            {hasButton ? <Button type="submit">{t(`${deed}.button`)}</Button> : null}
            <LinkButton href={paths.professional.group(group.id)} look="quiet">
              {t('do.leave')}
            </LinkButton>
          </Actions>
        </FormStack>
      </PostForm>
    </Card>
  )
}

/** What residents read with a change of their group. */
function Words({ deed, state, error }: Pick<Props, 'state' | 'error'> & { deed: 'move' | 'cancel' }) {
  const { t } = useTranslation(['groups.work', 'desk.work'])
  return (
    <TextArea
      name="changeReason"
      label={t(`${deed}.words`)}
      {...(deed === 'cancel' ? { help: t('desk.work:cancel.help'), required: true } : { optional: true })}
      rows={3}
      maxLength={500}
      defaultValue={typed(state, 'changeReason')}
      error={error('changeReason')}
    />
  )
}

function MoveGroup(props: Props) {
  const { group, state, error } = props
  return (
    <DeedForm {...props} deed="move">
      <DayFields
        date={typed(state, 'date', group.start.date)}
        time={typed(state, 'time', group.start.time)}
        error={error}
      />
      <Words {...props} deed="move" />
    </DeedForm>
  )
}

function PassGroup(props: Props) {
  const { t } = useTranslation('groups.work')
  const { group, state, error } = props
  const [first] = group.leaders
  const isOpen = group.colleagues.length > 0
  const chosen = (name: string) => ({ name, defaultValue: typed(state, name), error: error(name) })
  return (
    <DeedForm {...props} deed="pass" hasButton={isOpen}>
      {group.leaders.length === 1 ? <HiddenFields values={{ fromPersonId: first?.value }} /> : null}
      {isOpen ? null : <Paragraph>{t('pass.nobody')}</Paragraph>}
      {isOpen && group.leaders.length > 1 ? (
        <Select {...chosen('fromPersonId')} label={t('pass.from')} options={group.leaders} required />
      ) : null}
      {isOpen ? <Select {...chosen('toPersonId')} label={t('pass.to')} options={group.colleagues} required /> : null}
    </DeedForm>
  )
}

function ChangeGroup(props: Props) {
  const { group, state, error } = props
  return (
    <DeedForm {...props} deed="change">
      <GroupFields start={group.start} rooms={group.rooms} state={state} error={error} />
    </DeedForm>
  )
}

/** The step between wanting to cancel and having cancelled. */
function CancelGroup(props: Props) {
  const { t } = useTranslation('groups.work')
  return (
    <DeedForm {...props} deed="cancel">
      <Paragraph>{t('cancel.text', { count: props.group.taken })}</Paragraph>
      <Words {...props} deed="cancel" />
    </DeedForm>
  )
}

const forms = { move: MoveGroup, pass: PassGroup, change: ChangeGroup, cancel: CancelGroup } as const

/** The form of the change that the address asks for. */
export function GroupDeedForm({ deed, ...props }: Props & { deed: GroupDeed }) {
  const Form = forms[deed]
  return <Form {...props} />
}
