import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { domains, domainWords, questionCodes } from './directory-questions.ts'
import {
  EntryBoxes,
  EntryDay,
  EntryLines,
  EntrySelect,
  EntryText,
  type FieldsOf,
  type Option,
} from './entry-fields.tsx'

interface Props extends FieldsOf {
  /** Left out for a new entry. */
  readonly version?: number
  readonly weekdays: readonly string[]
  readonly choices: {
    readonly neighbourhoods: readonly Option[]
    readonly people: readonly Option[]
    /** Only the editor chooses one. */
    readonly organisations: readonly Option[] | null
    readonly languages: readonly Option[]
  }
}

function What(props: Props) {
  const { t } = useTranslation(['directory.work', 'directory'])
  const { choices, ...of } = props
  return (
    <Card title={t('form.what')}>
      <FormStack>
        <EntryText {...of} name="name" required />
        <EntryLines {...of} name="description" maxLength={600} required />
        <EntryText {...of} name="providerName" required />
        {choices.organisations ? (
          <EntrySelect {...of} name="organisationId" options={choices.organisations} emptyLabel={t('noOrganisation')} />
        ) : null}
        <EntryBoxes
          {...of}
          name="domains"
          options={domains.map((value) => ({ value, label: t(`directory:domains.${domainWords[value]}`) }))}
          required
        />
        <EntryBoxes
          {...of}
          name="questions"
          options={questionCodes.map((value) => ({ value, label: t(`directory:questions.${value}`) }))}
        />
        <EntryText {...of} name="targetGroups" />
        <EntryBoxes {...of} name="languages" options={choices.languages} required />
        <EntryText {...of} name="costs" />
        <EntryText {...of} name="howToRegister" />
      </FormStack>
    </Card>
  )
}

function WhereAndWhen(props: Props) {
  const { t } = useTranslation('directory.work')
  const { choices, weekdays, ...of } = props
  return (
    <>
      <Card title={t('form.where')}>
        <FormStack>
          <EntryText {...of} name="street" />
          <EntryText {...of} name="postcode" />
          <EntrySelect
            {...of}
            name="neighbourhoodId"
            options={choices.neighbourhoods}
            emptyLabel={t('noNeighbourhood')}
          />
          <EntryBoxes {...of} name="stepFree" options={[{ value: 'yes', label: t('stepFree') }]} />
        </FormStack>
      </Card>
      <Card title={t('form.when')}>
        <FormStack>
          <EntryText {...of} name="openingHours" />
          {weekdays.map((label, at) => (
            <EntryDay key={label} {...of} weekday={at + 1} label={label} />
          ))}
          <EntryBoxes {...of} name="onHolidays" options={[{ value: 'yes', label: t('onHolidays') }]} />
          <EntryLines {...of} name="singleDays" maxLength={2_000} />
        </FormStack>
      </Card>
    </>
  )
}

function Contact(props: Props) {
  const { t } = useTranslation('directory.work')
  const { choices, ...of } = props
  return (
    <>
      <Card title={t('form.contact')}>
        <FormStack>
          <EntryText {...of} name="phone" type="tel" />
          <EntryText {...of} name="email" type="email" />
          <EntryText {...of} name="website" />
          <EntryText {...of} name="keyContactFunction" />
          <EntryText {...of} name="keyContactPhone" type="tel" />
          <EntryText {...of} name="keyContactUntil" type="date" />
          <EntryText {...of} name="successorFunction" />
          <EntryText {...of} name="successorPhone" type="tel" />
        </FormStack>
      </Card>
      <Card title={t('form.keeping')}>
        <FormStack>
          {(['ownerPersonId', 'ownerSuccessorId'] as const).map((name) => (
            <EntrySelect key={name} {...of} name={name} options={choices.people} emptyLabel={t('nobodyYet')} />
          ))}
        </FormStack>
      </Card>
    </>
  )
}

/** The whole form of an entry. What looks private is asked about once (PUB-3). */
export function EntryWrite(props: Props) {
  const { t } = useTranslation('directory.work')
  const { state, version, choices } = props
  const isNew = version === undefined
  const asks = state?.refusal?.code === 'directory.looksPrivate'
  return (
    <PostForm noValidate>
      <FormStack>
        <HiddenFields values={{ intent: 'save', version }} />
        <What {...props} />
        <WhereAndWhen {...props} />
        <Contact {...props} />
        {asks ? (
          <CheckboxGroup
            name="sure"
            label={t('form.sureLabel')}
            options={[{ value: 'yes', label: t('form.sure') }]}
            defaultValue={[]}
          />
        ) : null}
        <Button>{t(isNew && choices.organisations === null ? 'form.sendProposal' : 'form.save')}</Button>
      </FormStack>
    </PostForm>
  )
}
