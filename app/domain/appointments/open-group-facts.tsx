import { useTranslation } from 'react-i18next'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { OpenGroupPlaces } from './open-group-places.tsx'
import type { ShownOpenGroup } from './shown-open-group.ts'

/** When, with whom, where, and whether there is a place. */
export function OpenGroupFacts({ group }: { group: ShownOpenGroup }) {
  const { t } = useTranslation(['groups', 'appointments'])
  return (
    <DefinitionList
      items={[
        {
          term: t('appointments:facts.when'),
          description: (
            <>
              <strong>{group.when}</strong>, {group.length}
            </>
          ),
        },
        { term: t('appointments:facts.who'), description: group.who },
        { term: t('appointments:facts.where'), description: group.where },
        ...(group.state === 'ended'
          ? []
          : [{ term: t('groups:places'), description: <OpenGroupPlaces group={group} /> }]),
      ]}
    />
  )
}
