import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { telHref } from '#app/ui/call-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { AppLink } from '#app/ui/app-link.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { EntryWord } from './entry-words.ts'

interface Props {
  readonly language: string
  readonly entry: {
    readonly id: string
    readonly name: EntryWord
    readonly nameInDutch: string
    readonly provider: string | null
    readonly description: EntryWord
    readonly unchecked: string | null
    readonly isOpen: boolean | null
    readonly open: string | null
    readonly hoursInWords: EntryWord | null
    readonly week: readonly { readonly day: string; readonly times: string }[] | null
    readonly holidays: string | null
    readonly languages: string
    readonly call: { readonly function: string | null; readonly phone: string } | null
    readonly checked: string
    readonly questions: readonly { readonly word: string; readonly label: string }[]
    readonly domains: readonly string[]
    readonly targetGroups: EntryWord | null
    readonly address: string
    readonly costs: EntryWord | null
    readonly howToRegister: EntryWord | null
    readonly stepFree: boolean
    readonly email: string | null
    readonly website: string | null
  }
}

/** Whom to call, as a function with a number (PUB-3). */
function WhoToCall({ call, name }: { call: NonNullable<Props['entry']['call']>; name: string }) {
  const { t } = useTranslation('directory')
  return (
    <Card title={t('whoToCall')}>
      <LinkButton href={telHref(call.phone)} icon="phone">
        <span className="hidden-visually">{t('call', { name: `\u2068${name}\u2069` })} </span>
        <bdi dir="ltr">{call.phone}</bdi>
      </LinkButton>
      {call.function ? (
        <Paragraph>
          {t('callFunction')} <bdi lang="nl">{call.function}</bdi>
        </Paragraph>
      ) : null}
    </Card>
  )
}

function Hours({ entry }: Pick<Props, 'entry'>) {
  const { t } = useTranslation('directory')
  const { isOpen, open, hoursInWords, week, holidays } = entry
  if (week === null && hoursInWords === null) return null
  return (
    <Card title={t('open')}>
      {open === null ? null : (
        <Tag look={isOpen ? 'ok' : 'plain'} icon="clock">
          {open}
        </Tag>
      )}
      {hoursInWords === null ? null : (
        <Paragraph lang={hoursInWords.language}>
          <bdi>{hoursInWords.text}</bdi>
        </Paragraph>
      )}
      {week === null ? null : (
        <DefinitionList compact items={week.map(({ day, times }) => ({ term: day, description: times }))} />
      )}
      {holidays === null ? null : <Paragraph look="small">{holidays}</Paragraph>}
    </Card>
  )
}

/** One place that helps, as everybody reads it. What nobody translated stands in Dutch, and is marked so. */
export function EntryPage({ language, entry }: Props) {
  const { t } = useTranslation('directory')
  const { name, nameInDutch, description: what, unchecked, call } = entry
  const said = (term: string, word: EntryWord | null) =>
    word === null ? [] : [{ term, description: <bdi>{word.text}</bdi>, lang: word.language }]
  const written = (term: string, text: string | null) => said(term, text ? { text, language: 'nl' } : null)
  return (
    <>
      <PageHeader
        title={name.text}
        lang={name.language}
        back={{ href: paths.public.directory(language), label: t('back') }}
        intro={<bdi lang={what.language}>{what.text}</bdi>}
      />
      {unchecked ? (
        <Paragraph look="small">
          {unchecked} <bdi lang="nl">{nameInDutch}</bdi>
        </Paragraph>
      ) : null}
      {call ? <WhoToCall call={call} name={name.text} /> : null}
      <Hours entry={entry} />
      <Card>
        <DefinitionList
          items={[
            ...written(t('provider'), entry.provider),
            ...said(t('forWhom'), entry.targetGroups),
            { term: t('helpsWith'), description: entry.domains.join(', ') },
            ...written(t('where'), entry.address),
            ...said(t('cost'), entry.costs),
            ...said(t('howToRegister'), entry.howToRegister),
            { term: t('languages'), description: entry.languages },
            { term: t('building'), description: entry.stepFree ? t('stepFree') : t('withStep') },
            ...(entry.email
              ? [{ term: t('mail'), description: <AppLink href={`mailto:${entry.email}`}>{entry.email}</AppLink> }]
              : []),
            ...(entry.website
              ? [
                  {
                    term: t('website'),
                    description: (
                      <AppLink href={`https://${entry.website.replace('https://', '')}`}>{entry.website}</AppLink>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {entry.questions.length > 0 ? (
        <ChipList label={t('question')}>
          {entry.questions.map(({ word, label }) => (
            <Chip key={word} href={paths.public.directory(language, { vraag: word })}>
              {label}
            </Chip>
          ))}
        </ChipList>
      ) : null}
      <Paragraph look="small">{entry.checked}</Paragraph>
      <LinkButton href={paths.public.directoryFeedback(language, entry.id)} look="quiet" icon="message">
        {t('feedback.link')}
      </LinkButton>
    </>
  )
}
