import { useTranslation } from 'react-i18next'
import { Pictogram } from '#app/ui/pictogram.tsx'
import type { PictogramName } from '#app/ui/pictogram-name.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { reasonTopics, type ReasonTopic } from './reason-topic.ts'

const pictograms: Record<ReasonTopic, PictogramName> = {
  BODY: 'pain',
  MIND: 'mood',
  MEDICINE: 'pill',
  RESULT: 'eye',
  LETTER: 'letters',
  CHILD: 'baby',
  OTHER: 'other',
}

interface Props {
  /** Not for a telephone call. */
  readonly asksCompanion: boolean
  readonly languages: readonly { readonly value: string; readonly label: string }[]
  /** What stands in a field: what was typed before, else what is known. */
  readonly typed: (name: string) => string
  readonly error: (name: string) => string | undefined
}

// i18n: booking:topics.*, booking:genders.*
/** What a resident says with an appointment: what about, by pictogram or in words, who comes along, which interpreter. */
export function SaidFields({ asksCompanion, languages, typed, error }: Props) {
  const { t } = useTranslation(['appointments', 'booking'])
  const field = (name: string) => {
    const wrong = error(name)
    return { name, defaultValue: typed(name), ...(wrong ? { error: wrong } : {}) }
  }
  return (
    <>
      <RadioGroup
        {...field('reasonTopic')}
        label={t('booking:topic')}
        columns={2}
        optional
        options={reasonTopics.map((topic) => ({
          value: topic,
          label: (
            <>
              <Pictogram name={pictograms[topic]} /> {t(`booking:topics.${topic}`)}
            </>
          ),
        }))}
      />
      <TextArea
        {...field('reason')}
        label={t('confirm.reason')}
        help={t('confirm.reasonHelp')}
        rows={4}
        maxLength={500}
        optional
      />
      {asksCompanion ? (
        <TextField
          {...field('companion')}
          label={t('booking:whoComes')}
          help={t('booking:whoComesHelp')}
          maxLength={120}
          optional
        />
      ) : null}
      <Select
        {...field('interpreterLanguage')}
        label={t('confirm.interpreter')}
        emptyLabel={t('confirm.noInterpreter')}
        options={languages}
      />
      <Select
        {...field('interpreterGender')}
        label={t('booking:interpreter.gender')}
        emptyLabel={t('booking:interpreter.anybody')}
        options={(['female', 'male'] as const).map((value) => ({ value, label: t(`booking:genders.${value}`) }))}
      />
    </>
  )
}
