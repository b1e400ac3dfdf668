import { useTranslation } from 'react-i18next'
import { errorOf, typed, type FormState } from '#app/platform/forms/form-state.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { mayOffer, type OfferDeed, type OfferState } from './offer-can.ts'
import type { Standing } from './offer-standing.ts'

interface Props {
  readonly standing: Standing
  readonly stands: OfferState
  readonly version: number
  /** Made by the page, so that a second click copies nothing twice. */
  readonly copyId: string
  readonly isComplete: boolean
  /** Dates to come that go on: then it is called off before it is put away. */
  readonly goesOn: boolean
  readonly state: FormState | undefined
}

/** A form of one button, with or without a reason. */
function Deed(props: {
  readonly intent: string
  readonly label: string
  readonly version: number
  readonly look?: 'primary' | 'quiet'
  readonly explained?: string
  readonly state?: FormState | undefined
  readonly reasonLabel?: string
}) {
  const { t } = useTranslation()
  const { intent, label, version, look = 'quiet', explained, state, reasonLabel } = props
  const mine = typed(state, 'intent') === intent ? state : undefined
  const error = errorOf(mine, 'reason')
  return (
    <PostForm noValidate>
      <FormStack>
        <HiddenFields values={{ intent, version }} />
        {explained ? <Paragraph look="small">{explained}</Paragraph> : null}
        {reasonLabel ? (
          <TextArea
            {...{ name: 'reason', id: `${intent}-reason`, label: reasonLabel, rows: 3, maxLength: 500 }}
            error={error === undefined ? undefined : sayKey(t, error)}
            defaultValue={typed(mine, 'reason')}
            required
          />
        ) : null}
        <Button look={look}>{label}</Button>
      </FormStack>
    </PostForm>
  )
}

/** What may be done with an activity as a whole, by who looks, in the state that it is in: see `offerCan`. */
export function OfferDeeds({ standing, stands, version, copyId, isComplete, goesOn, state }: Props) {
  const { t } = useTranslation('offer.work')
  const may = (deed: OfferDeed) => mayOffer(standing, stands, deed)
  return (
    <FormStack>
      {may('submit') && standing !== 'editor' && isComplete ? (
        <Deed intent="submit" label={t('activity.submit')} look="primary" version={version} />
      ) : null}
      {may('publish') && isComplete ? (
        <Deed intent="publish" label={t('activity.publish')} look="primary" version={version} />
      ) : null}
      {may('sendBack') ? (
        <Deed
          {...{ intent: 'sendBack', label: t('activity.sendBack'), version, state }}
          reasonLabel={t('activity.reason')}
        />
      ) : null}
      {may('copy') ? (
        <PostForm>
          <HiddenFields values={{ intent: 'copy', copyId }} />
          <Button look="quiet">{t('activity.copy')}</Button>
        </PostForm>
      ) : null}
      {may('archive') && !(stands === 'published' && goesOn) ? (
        <Deed intent="archive" label={t('activity.archive')} explained={t('activity.archiveText')} version={version} />
      ) : null}
    </FormStack>
  )
}

/** The editor's answer to new words of what is public. */
export function WordsDeeds({ version, state }: Pick<Props, 'version' | 'state'>) {
  const { t } = useTranslation('offer.work')
  return (
    <FormStack>
      <Deed intent="approveWords" label={t('activity.approve')} look="primary" version={version} />
      <Deed
        {...{ intent: 'refuseWords', label: t('activity.refuse'), version, state }}
        reasonLabel={t('activity.reason')}
      />
    </FormStack>
  )
}
