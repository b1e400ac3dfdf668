import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { domainWords, placeWords, yesWords, type ActivityQuery } from './activity-filter-form.ts'
import { ageGroupWords } from './activity-filter.ts'

type Counts = Readonly<Partial<Record<string, number>>>

interface Props {
  readonly query: ActivityQuery
  readonly filterHref: (change: ActivityQuery) => string
  readonly formAction: string
  /** How many dates are left with each choice. */
  readonly counts: {
    readonly all: number
    readonly yes: Counts
    readonly domain: Counts
    readonly place: Counts
    readonly age: Counts
  }
  readonly neighbourhoods: readonly { readonly id: string; readonly name: string; readonly count: number }[]
  readonly languages: readonly { readonly code: string; readonly name: string; readonly count: number }[]
}

interface Choice {
  readonly param: string
  readonly value: string
  readonly label: string
  readonly count: number | undefined
}

function Choices({
  label,
  choices,
  query,
  filterHref,
}: Pick<Props, 'query' | 'filterHref'> & { label: string; choices: readonly Choice[] }) {
  return (
    <div className="filter-group">
      <p className="filter-label" aria-hidden="true">
        {label}
      </p>
      <ChipList label={label}>
        {choices.map(({ param, value, label: words, count }) => {
          const chosen = query[param] === value
          return (
            <Chip key={`${param} ${value}`} href={filterHref({ [param]: chosen ? undefined : value })} current={chosen}>
              {words} <span className="count">{count ?? 0}</span>
            </Chip>
          )
        })}
      </ChipList>
    </div>
  )
}

/** What has many values: neighbourhood, language, days of one's own. */
function ManyValued({ query, formAction, neighbourhoods, languages }: Omit<Props, 'filterHref' | 'counts'>) {
  const { t } = useTranslation('activities')
  const { buurt, taal, van, tot, ...kept } = query
  const places = neighbourhoods.map(({ id, name, count }) => ({ value: id, label: `${name} (${count})`, lang: 'nl' }))
  const spoken = languages.map(({ code, name, count }) => ({ value: code, label: `${name} (${count})` }))
  const everywhere = { emptyLabel: t('everywhere'), defaultValue: buurt ?? '' }
  return (
    <form className="filter-form" action={formAction} method="get">
      <HiddenFields values={kept} />
      <Select name="buurt" label={t('neighbourhood')} {...everywhere} options={places} />
      <Select
        name="taal"
        label={t('spoken')}
        emptyLabel={t('anyLanguage')}
        defaultValue={taal ?? ''}
        options={spoken}
      />
      <TextField name="van" type="date" label={t('from')} defaultValue={van ?? ''} />
      <TextField name="tot" type="date" label={t('until')} defaultValue={tot ?? ''} />
      <Button look="quiet">{t('show')}</Button>
    </form>
  )
}

const inHere = [...yesWords, 'domein', 'plek', 'leeftijd', 'buurt', 'taal', 'van']

/**
 * What one can choose by, in the address and without a script: links with how many dates are left, and a form for what
 * has many values. Folded, so that on a phone the list stays near; open as soon as something of it is chosen.
 */
// i18n: activities:only.* activities:domains.* activities:place.* activities:age.*
export function ActivityFilters(props: Props) {
  const { t } = useTranslation('activities')
  const { query, filterHref, counts } = props
  const choices = <Word extends string>(
    words: readonly Word[],
    param: string,
    labelOf: (word: Word) => string,
    count: Counts,
  ) => words.map((word) => ({ param, value: word, label: labelOf(word), count: count[word] }))
  const yes = yesWords.map((word) => ({ param: word, value: 'ja', label: t(`only.${word}`), count: counts.yes[word] }))
  return (
    <details className="filters" open={inHere.some((param) => query[param] !== undefined)}>
      <summary>{t('filterKind')}</summary>
      <div className="filter-groups">
        <a className="clear-filters" href="#gevonden">
          {t('toList', { count: counts.all })}
        </a>
        <Choices label={t('filterWho')} choices={yes} query={query} filterHref={filterHref} />
        <Choices
          label={t('filterDomain')}
          choices={choices(domainWords, 'domein', (word) => t(`domains.${word}`), counts.domain)}
          {...{ query, filterHref }}
        />
        <Choices
          label={t('filterPlace')}
          choices={choices(placeWords, 'plek', (word) => t(`place.${word}`), counts.place)}
          {...{ query, filterHref }}
        />
        <Choices
          label={t('filterAge')}
          choices={choices(ageGroupWords, 'leeftijd', (word) => t(`age.${word}`), counts.age)}
          {...{ query, filterHref }}
        />
        <ManyValued {...props} />
      </div>
    </details>
  )
}
