import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'

interface Choice {
  readonly value: string
  readonly label: string
}

/** The bookings and groups that a change of a schedule hits, in ready words. */
export interface ShownSettle {
  readonly missing: 'treatment' | 'words'
  /** How many more there are that whoever looks may not see. */
  readonly hidden: number
  readonly rest: readonly Choice[]
  /** Each asks for a choice of its own. */
  readonly groups: readonly {
    readonly id: string
    readonly title: string
    readonly about: string
    readonly options: readonly Choice[]
  }[]
  readonly bookings: readonly {
    readonly id: string
    readonly title: string
    readonly who: string
    readonly kind: string
    readonly options: readonly Choice[]
  }[]
}

const ownFields = ['choices', 'rest', 'words', 'settles']

// i18n: schedule.work:settle.missing.*
/** Asks what happens to each booking that a change hits; what was typed travels along, and nothing is saved before. */
export function SettleBookings({ settle, state }: { readonly settle: ShownSettle; readonly state: FormState }) {
  const { t } = useTranslation('schedule.work')
  const { bookings, groups, hidden, missing, rest } = settle
  const chosen = typedAll(state, 'choices')
  const again = typed(state, 'settles') !== ''
  const typedBefore = Object.fromEntries(Object.entries(state.values).filter(([name]) => !ownFields.includes(name)))
  return (
    <PostForm noValidate>
      <FormStack>
        <HiddenFields values={{ ...typedBefore, settles: 'ja' }} />
        <Notice look="warning" title={t('settle.title', { count: bookings.length + groups.length })} live>
          {again ? t(`settle.missing.${missing}`) : t('settle.intro')}
        </Notice>
        {hidden > 0 ? <Notice look="info">{t('settle.hidden', { count: hidden })}</Notice> : null}
        {bookings.map(({ id, title, who, kind, options }) => (
          <Card key={id} title={title}>
            <p>{t('settle.about', { who, kind })}</p>
            <Select
              id={`choices-${id}`}
              name="choices"
              label={t('settle.what')}
              options={[{ value: `${id}:`, label: t('settle.asRest') }, ...options]}
              defaultValue={options.find(({ value }) => chosen.includes(value))?.value ?? `${id}:`}
            />
          </Card>
        ))}
        {groups.map(({ id, title, about, options }) => (
          <Card key={id} title={title}>
            <p>{about}</p>
            <Select
              id={`choices-${id}`}
              name="choices"
              label={t('settle.what')}
              emptyLabel={t('choose')}
              options={options}
              defaultValue={options.find(({ value }) => chosen.includes(value))?.value ?? ''}
            />
          </Card>
        ))}
        {bookings.length > 0 ? (
          <Select
            name="rest"
            label={t('settle.rest')}
            emptyLabel={t('choose')}
            options={rest}
            defaultValue={typed(state, 'rest')}
          />
        ) : null}
        {bookings.length + groups.length > 0 ? (
          <TextArea
            name="words"
            label={t('settle.words')}
            help={t('settle.wordsHelp')}
            defaultValue={typed(state, 'words')}
            maxLength={500}
            rows={3}
            optional
          />
        ) : null}
        <Button>{t('settle.save')}</Button>
      </FormStack>
    </PostForm>
  )
}
