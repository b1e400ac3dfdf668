import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface Choice {
  readonly value: string
  readonly label: string
}

/** One button that does one thing. */
export function OneButton(props: {
  readonly intent: string
  readonly label: string
  readonly values?: Readonly<Record<string, string>>
}) {
  return (
    <PostForm>
      <HiddenFields values={{ intent: props.intent, ...props.values }} />
      <Button look="quiet">{props.label}</Button>
    </PostForm>
  )
}

interface ShownMembership {
  readonly id: string
  readonly teamId: string
  readonly teamName: string
  readonly role: string
  readonly isLead: boolean
  readonly text: string
  readonly period: string
}

/** The work of a colleague in one team, with the forms that change it. */
export function MembershipCard(props: {
  readonly membership: ShownMembership
  readonly roles: readonly Choice[]
  readonly teams: readonly Choice[]
  readonly weekdays: readonly Choice[]
  readonly worksOn: readonly string[]
}) {
  const { t } = useTranslation('team.work')
  const { membership, roles, teams, weekdays, worksOn } = props
  const { id, teamId, role, isLead, text, period } = membership
  return (
    <Card title={text}>
      <Paragraph look="soft">{period}</Paragraph>
      <PostForm>
        <FormStack>
          <HiddenFields values={{ intent: 'role', membershipId: id }} />
          <Select id={`role-${id}`} name="role" label={t('invite.role')} options={roles} defaultValue={role} />
          <Select id={`team-${id}`} name="teamId" label={t('team')} options={teams} defaultValue={teamId} />
          <CheckboxGroup
            id={`lead-${id}`}
            name="isLead"
            label={t('lead')}
            options={[{ value: 'on', label: t('isLead') }]}
            defaultValue={isLead ? ['on'] : []}
          />
          <Button look="quiet">{t('saveRole')}</Button>
        </FormStack>
      </PostForm>
      <PostForm>
        <FormStack>
          <HiddenFields values={{ intent: 'days', membershipId: id }} />
          <CheckboxGroup
            id={`days-${id}`}
            name="weekdays"
            label={t('weekdays')}
            help={t('weekdaysFrom')}
            options={weekdays}
            defaultValue={worksOn}
          />
          <Button look="quiet">{t('saveDays')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}

interface Counted {
  readonly kind: string
  readonly open: number
  readonly asked: number
}

/** What is still open, in numbers alone (BO-4). */
export function OpenCounts({ counts }: { readonly counts: readonly Counted[] }) {
  const { t } = useTranslation('team.work')
  return (
    <DataTable
      caption={t('counts.title')}
      columns={[
        { id: 'kind', header: t('counts.kind'), cell: (row) => row.kind },
        { id: 'open', header: t('counts.open'), numeric: true, cell: (row) => row.open },
        { id: 'asked', header: t('counts.asked'), numeric: true, cell: (row) => row.asked },
      ]}
      rows={counts}
      rowKey={(row) => row.kind}
      empty={t('counts.none')}
    />
  )
}

/** Starts or stops a leave, and closes the account. */
export function LeaveCard(props: {
  readonly departure: { readonly id: string; readonly lastDay: string } | null
  readonly counts: readonly Counted[]
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
  /** What is to be done between the two. */
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('team.work')
  const { departure, counts, state, error, children } = props
  return (
    <>
      <Card title={t('leave.title')}>
        {departure ? (
          <>
            <Paragraph>{t('leave.lastDay', { day: departure.lastDay })}</Paragraph>
            <OneButton intent="cancelLeave" label={t('leave.cancel')} values={{ departureId: departure.id }} />
          </>
        ) : (
          <PostForm noValidate>
            <FormStack>
              <HiddenFields values={{ intent: 'leave' }} />
              <TextField
                {...{ name: 'lastDay', type: 'date' as const, label: t('leave.day'), error: error('lastDay') }}
                defaultValue={typed(state, 'lastDay')}
                required
              />
              <Button>{t('leave.start')}</Button>
            </FormStack>
          </PostForm>
        )}
        <OpenCounts counts={counts} />
      </Card>
      {children}
      <Card title={t('close.title')}>
        <Paragraph>{counts.length > 0 ? t('close.stillOpen') : t('close.intro')}</Paragraph>
        <PostForm noValidate>
          <FormStack>
            <HiddenFields values={{ intent: 'close' }} />
            {counts.length > 0 ? (
              <TextArea
                {...{ name: 'reason', label: t('close.reason'), help: t('close.reasonHelp'), error: error('reason') }}
                defaultValue={typed(state, 'reason')}
                maxLength={500}
                rows={3}
              />
            ) : null}
            <Button look="quiet">{t('close.button')}</Button>
          </FormStack>
        </PostForm>
      </Card>
    </>
  )
}
