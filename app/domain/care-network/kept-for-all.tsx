import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { sayKey } from '#app/platform/i18n/say-key.ts'
import { Card } from '#app/ui/card.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import type { NeighbourhoodKind } from './departure.ts'
import { SuccessorForm } from './successor-form.tsx'

/** One thing that somebody who leaves keeps for the neighbourhood. */
export interface KeptThing {
  readonly kind: NeighbourhoodKind
  readonly objectId: string
  readonly subject: string
  readonly namedId: string | null
  readonly askedName: string | null
  readonly candidates: readonly { readonly id: string; readonly name: string }[]
}

interface Props {
  readonly things: readonly KeptThing[]
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}

// i18n: team.work:kinds.*
/** Asks for a successor of each entry, activity and calendar; who was named beforehand is chosen already (PUB-3). */
export function KeptForAll({ things, state, error }: Props) {
  const { t } = useTranslation('team.work')
  const { t: say } = useTranslation()
  const about = typed(state, 'objectId')
  return things.map(({ kind, objectId, subject, namedId, askedName, candidates }) => {
    const colleagues = candidates.map(({ id, name }) => ({ value: id, label: name }))
    return (
      <Card key={objectId} title={`${sayKey(say, `team.work:kinds.${kind}`)}: \u2068${subject}\u2069`}>
        {askedName ? <Paragraph>{t('leave.asked', { name: askedName })}</Paragraph> : null}
        {colleagues.length === 0 ? (
          <Paragraph>{t('leave.nobody')}</Paragraph>
        ) : (
          <SuccessorForm
            work={{ kind, objectId, colleagues, leavesTeam: false, named: namedId }}
            state={about === objectId ? state : undefined}
            error={error}
          />
        )}
      </Card>
    )
  })
}
