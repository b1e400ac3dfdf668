import { useTranslation } from 'react-i18next'
import { AppLink } from '#app/ui/app-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { AidAnswers } from './decision-aid-answers.tsx'
import { AidResultsPart } from './decision-aid-results.tsx'

interface Text {
  readonly text: string
  readonly language: string
}
interface Question {
  readonly text: Text
  readonly help: Text | null
  readonly answers: readonly (Text & { readonly code: string })[]
}

interface Props {
  readonly step: {
    readonly title: Text
    readonly intro: Text
    readonly codes: readonly string[]
    readonly said: readonly { readonly question: Text; readonly answer: Text; readonly codes: readonly string[] }[]
    readonly unchecked: boolean
    readonly question: Question | null
    readonly step: { readonly current: number; readonly total: number }
    readonly advice: {
      readonly title: Text
      readonly text: Text
      readonly links: readonly (Text & { readonly href: string })[]
      readonly closing: Question | null
    } | null
  }
  readonly results: Parameters<typeof AidResultsPart>[0]['results'] | null
  readonly language: string
  readonly stepHref: (codes: readonly string[]) => string
  readonly listHref: () => string
}

/** What was answered so far; each can be answered anew. */
function Said({ step, stepHref }: Pick<Props, 'step' | 'stepHref'>) {
  const { t } = useTranslation('decision-aids')
  if (step.said.length === 0) return null
  return (
    <Card title={t('said')} look="quiet">
      <ul>
        {step.said.map(({ question, answer, codes }) => (
          <li key={codes.length}>
            <span lang={question.language}>{question.text}</span> <strong lang={answer.language}>{answer.text}</strong>{' '}
            <AppLink href={stepHref(codes)} label={t('answerAgainTo', { question: `\u2068${question.text}\u2069` })}>
              {t('answerAgain')}
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Asked({ step, stepHref, listHref }: Props) {
  const { t } = useTranslation('decision-aids')
  const { question, codes, title, intro } = step
  if (!question) return null
  const { text, help, answers } = question
  return (
    <>
      <PageHeader
        title={text.text}
        lang={text.language}
        back={{
          href: codes.length > 0 ? stepHref(codes.slice(0, -1)) : listHref(),
          label: t(codes.length > 0 ? 'back' : 'all'),
        }}
        kicker={
          <Paragraph look="soft">
            <strong lang={title.language}>{title.text}</strong>
            {codes.length === 0 ? <span lang={intro.language}> · {intro.text}</span> : null}
          </Paragraph>
        }
        {...(help ? { intro: <span lang={help.language}>{help.text}</span> } : {})}
      />
      <Steps {...step.step} />
      <AidAnswers answers={answers} answerHref={(code) => stepHref([...codes, code])} />
    </>
  )
}

function Advised({ step, results, language, stepHref }: Props) {
  const { t } = useTranslation('decision-aids')
  const { advice, codes } = step
  if (!advice) return null
  const { title, text, links, closing } = advice
  return (
    <>
      <PageHeader
        title={title.text}
        lang={title.language}
        back={{ href: stepHref(codes.slice(0, -1)), label: t('back') }}
        intro={<span lang={text.language}>{text.text}</span>}
      />
      {results ? <AidResultsPart {...{ language, results }} /> : null}
      {links.map((link) => (
        <Paragraph key={link.href}>
          <AppLink href={`https://${link.href.replace(/^https:\/\//, '')}`} lang={link.language} rel="external">
            {link.text}
          </AppLink>
        </Paragraph>
      ))}
      {closing ? (
        <>
          <Heading level={2} lang={closing.text.language}>
            {closing.text.text}
          </Heading>
          <AidAnswers answers={closing.answers} answerHref={(code) => stepHref([...codes, code])} />
        </>
      ) : null}
    </>
  )
}

/** One page of an aid: a question, or an advice with what one can do now and the question that closes it (PUB-9). */
export function AidPage(props: Props) {
  const { t } = useTranslation(['decision-aids', 'activities'])
  const { step, stepHref, listHref } = props
  return (
    <>
      <Asked {...props} />
      <Advised {...props} />
      <Said {...{ step, stepHref }} />
      {step.unchecked ? <Notice look="info">{t('activities:unchecked')}</Notice> : null}
      {step.advice ? (
        <Paragraph>
          <AppLink href={listHref()}>{t('others')}</AppLink>
        </Paragraph>
      ) : null}
    </>
  )
}
