import type { DomainAnswers } from './assessment-forms.ts'
import type { WrittenNote } from './assessment-view.ts'
import { noteKinds, type NoteKind } from './four-domains.ts'
import type { SuggestionCode } from './suggestions.ts'

type NewNote = Omit<WrittenNote, 'id' | 'domain'>

/**
 * The notes that a domain's page makes: what was tapped, in the words of the page's language (`say`), then the own
 * words, which stay one note. The same code twice counts once.
 */
export function notesFrom(
  answers: Pick<DomainAnswers, 'strength' | 'ownStrength' | 'concern' | 'ownConcern'>,
  language: string,
  say: (code: SuggestionCode) => string,
): NewNote[] {
  const of = (kind: NoteKind, tapped: readonly SuggestionCode[], own: string | undefined): NewNote[] => [
    ...[...new Set(tapped)].map((suggestion) => ({ kind, text: say(suggestion), language, suggestion })),
    ...(own ? [{ kind, text: own, language, suggestion: null }] : []),
  ]
  return [
    ...of('strength', answers.strength, answers.ownStrength),
    ...of('concern', answers.concern, answers.ownConcern),
  ]
}

/** What stands in the fields of a domain's page when the resident comes back to it. */
export function fieldsFrom(notes: readonly WrittenNote[]): Record<NoteKind, { tapped: string[]; own: string }> {
  const of = (kind: NoteKind) => {
    const some = notes.filter((note) => note.kind === kind)
    return {
      tapped: some.flatMap(({ suggestion }) => suggestion ?? []),
      own: some.find(({ suggestion }) => suggestion === null)?.text ?? '',
    }
  }
  return Object.fromEntries(noteKinds.map((kind) => [kind, of(kind)])) as ReturnType<typeof fieldsFrom>
}
