import { Card } from '#app/ui/card.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

interface Props {
  readonly answers: readonly { readonly code: string; readonly text: string; readonly language: string }[]
  readonly answerHref: (code: string) => string
}

/** The answers to a question as links: the way back is the browser's own, and nothing is kept. */
export function AidAnswers({ answers, answerHref }: Props) {
  return (
    <Card>
      <RowList>
        {answers.map(({ code, text, language }) => (
          <Row key={code} href={answerHref(code)} title={text} lang={language} />
        ))}
      </RowList>
    </Card>
  )
}
