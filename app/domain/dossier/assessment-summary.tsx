import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { AppLink } from '#app/ui/app-link.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { ShownDomain, WrittenNote } from './assessment-view.ts'
import { stepOf, type Step } from './steps.ts'
import { isSuggestion } from './suggestions.ts'

type Props = {
  domains: readonly ShownDomain[]
  score: number | null
  scoreComment: string | null
  /** Language of the page, BCP 47. */
  language: string
  /** Professionals read the resident's own words between quotes. */
  quoted?: boolean
  /** Whether each part has a link to its page, while it is being prepared. */
  changeable?: boolean
}

function Words({ note, language, quoted }: { note: WrittenNote; language: string; quoted: boolean }) {
  const { t } = useTranslation('dossier')
  const foreign = note.language !== language
  return (
    <>
      <span lang={foreign ? note.language : undefined} dir="auto">
        {quoted ? <q>{note.text}</q> : note.text}
      </span>
      {foreign && isSuggestion(note.suggestion) ? (
        <span className="soft"> {t('summary.meaning', { words: t(`suggestions.${note.suggestion}`) })}</span>
      ) : null}
    </>
  )
}

/** What a resident said in the four domains, in the resident's own words and order (FD-1, FD-3). */
// i18n: dossier:domains.*, dossier:suggestions.*, dossier:summary.place.*
export function AssessmentSummary({
  domains,
  score,
  scoreComment,
  language,
  quoted = false,
  changeable = false,
}: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('dossier')
  const change = (step: Step, part: string) =>
    changeable ? <AppLink href={pages.fourDomain(step)}>{t('form.change', { part })}</AppLink> : null
  const list = (notes: readonly WrittenNote[]) => (
    <ul>
      {notes.map((note) => (
        <li key={note.id}>
          <Words note={note} language={language} quoted={quoted} />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {domains.map(({ domain, place, strengths, concerns }) => {
        const word = t(`domains.${domain}`)
        const items = [
          ...(strengths.length > 0 ? [{ term: t('summary.well'), description: list(strengths) }] : []),
          ...(concerns.length > 0 ? [{ term: t('summary.hard'), description: list(concerns) }] : []),
        ]
        return (
          <Card key={domain} title={word}>
            {place ? <Tag>{t(`summary.place.${String(place) as '1' | '2' | '3'}`)}</Tag> : null}
            {items.length > 0 ? (
              <DefinitionList items={items} />
            ) : (
              <Paragraph look="soft">{t('summary.nothing')}</Paragraph>
            )}
            {change(stepOf(domain), word)}
          </Card>
        )
      })}
      {change('volgorde', t('form.orderPart'))}
      {score === null && !changeable ? null : (
        <Card title={score === null ? t('form.scoreTitle') : t('summary.score', { score })}>
          {score === null ? <Paragraph look="soft">{t('summary.nothing')}</Paragraph> : null}
          {scoreComment ? <p dir="auto">{quoted ? <q>{scoreComment}</q> : scoreComment}</p> : null}
          {change('cijfer', t('form.scorePart'))}
        </Card>
      )}
    </>
  )
}
