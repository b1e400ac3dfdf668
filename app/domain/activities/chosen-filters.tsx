import { useTranslation } from 'react-i18next'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { activityThemes } from './activity.ts'
import { domainWords, placeWords, yesWords, type ActivityQuery } from './activity-filter-form.ts'
import { ageGroupWords } from './activity-filter.ts'

interface Props {
  readonly query: ActivityQuery
  readonly filterHref: (change: ActivityQuery) => string
  /** What a visitor sees of a value that has no text of its own: a name, a day in words. */
  readonly names: Readonly<Partial<Record<string, string>>>
}

/** Names that are Dutch, whatever the page's language. */
const dutch = ['buurt', 'van-wie']

/** What is chosen now, each to be taken away by a tap; nothing when nothing is. */
// i18n: activities:themes.*
export function ChosenFilters({ query, filterHref, names }: Props) {
  const { t } = useTranslation('activities')
  const word = <Word extends string>(words: readonly Word[], param: string, labelOf: (word: Word) => string) =>
    words.filter((each) => each === query[param]).map((each) => ({ param, label: labelOf(each) }))
  const chosen = [
    ...(query['zoek'] ? [{ param: 'zoek', label: `“${query['zoek']}”` }] : []),
    ...yesWords.filter((each) => query[each]).map((each) => ({ param: each, label: t(`only.${each}`) })),
    ...word(domainWords, 'domein', (each) => t(`domains.${each}`)),
    ...word(placeWords, 'plek', (each) => t(`place.${each}`)),
    ...word(ageGroupWords, 'leeftijd', (each) => t(`age.${each}`)),
    ...word(activityThemes, 'thema', (each) => t(`themes.${each}`)),
    ...['buurt', 'van-wie', 'taal', 'dag', 'van'].flatMap((param) => {
      const label = query[param] ? names[param] : undefined
      return label ? [{ param, label }] : []
    }),
  ]
  if (chosen.length === 0) return null
  const withoutHref = (params: readonly string[]) =>
    filterHref(
      Object.fromEntries([...params, ...(params.includes('van') ? ['tot'] : [])].map((each) => [each, undefined])),
    )
  return (
    <ChipList label={t('chosen')}>
      {chosen.map(({ param, label }) => (
        <Chip key={param} href={withoutHref([param])} icon="cross" label={t('remove', { what: label })}>
          <span lang={dutch.includes(param) ? 'nl' : undefined}>{label}</span>
        </Chip>
      ))}
      {chosen.length > 1 ? (
        <a className="clear-filters" href={withoutHref(chosen.map(({ param }) => param))}>
          {t('clearAll')}
        </a>
      ) : null}
    </ChipList>
  )
}
