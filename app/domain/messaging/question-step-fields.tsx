import { useTranslation } from 'react-i18next'
import { Pictogram } from '#app/ui/pictogram.tsx'
import type { PictogramName } from '#app/ui/pictogram-name.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { questionMaxLength, questionTopics, replyChannels, sinceChoices, triedMaxLength } from './question.ts'
import type { QuestionTopic } from './question.ts'
import type { QuestionStep } from './question-steps.ts'

const topicPictograms: Record<QuestionTopic, PictogramName> = {
  BODY: 'pain',
  MIND: 'mood',
  MEDICINE: 'pill',
  RESULT: 'eye',
  LETTER: 'letters',
  CHILD: 'baby',
  APPOINTMENT: 'calendar',
  OTHER: 'other',
}
const replyPictograms = { message: 'message', phone: 'phone' } as const

type Props = { step: QuestionStep; value: string; error: string | undefined }

/** The one question of a page (ECO-4), with what was filled in before. */
// i18n: messaging:topics.*, messaging:since.*, messaging:replyBy.*, messaging:steps.*
export function QuestionStepFields({ step, value, error }: Props) {
  const { t } = useTranslation('messaging')
  const field = { name: step, label: t(`steps.${step}`), defaultValue: value, ...(error ? { error } : {}) }
  if (step === 'question') {
    return (
      <TextArea {...field} labelHidden help={t('steps.questionHelp')} rows={7} maxLength={questionMaxLength} required />
    )
  }
  if (step === 'tried') {
    return <TextArea {...field} labelHidden help={t('steps.triedHelp')} rows={4} maxLength={triedMaxLength} optional />
  }
  const pictured = (name: PictogramName, words: string) => (
    <>
      <Pictogram name={name} /> {words}
    </>
  )
  const options = {
    about: questionTopics.map((topic) => ({
      value: topic,
      label: pictured(topicPictograms[topic], t(`topics.${topic}`)),
    })),
    since: sinceChoices.map((choice) => ({ value: choice, label: t(`since.${choice}`) })),
    replyBy: replyChannels.map((channel) => ({
      value: channel,
      label: pictured(replyPictograms[channel], t(`replyBy.${channel}`)),
    })),
  }[step]
  return <RadioGroup {...field} legendAs="title" options={options} columns={step === 'about' ? 2 : 1} required />
}
