import { useTranslation } from 'react-i18next'
import { AppLink } from '#app/ui/app-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { questionSteps, type QuestionStep, type WholeQuestion } from './question-steps.ts'

type Props = { answers: WholeQuestion; language: string }

/** Everything that was filled in, each with the way to change it (look: a review page before sending). */
export function QuestionReview({ answers, language }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('messaging')
  const words: Record<QuestionStep, string> = {
    about: t(`topics.${answers.about}`),
    question: answers.question,
    since: t(`since.${answers.since}`),
    tried: answers.tried || t('steps.nothing'),
    replyBy: t(`replyBy.${answers.replyBy}`),
  }
  const own = (step: QuestionStep) => step === 'question' || (step === 'tried' && Boolean(answers.tried))
  return (
    <Card>
      {/* i18n: messaging:review.* */}
      <DefinitionList
        items={(Object.keys(questionSteps) as QuestionStep[]).map((step) => ({
          term: t(`review.${step}`),
          description: (
            <>
              <span dir="auto" lang={own(step) ? language : undefined}>
                {words[step]}
              </span>{' '}
              <AppLink
                href={pages.newQuestion(questionSteps[step])}
                label={t('review.changeWhat', { what: t(`review.${step}`) })}
              >
                {t('review.change')}
              </AppLink>
            </>
          ),
        }))}
      />
    </Card>
  )
}
