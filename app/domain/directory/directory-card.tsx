import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { telHref } from '#app/ui/call-link.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TagList } from '#app/ui/tag-list.tsx'
import type { EntryWord } from './entry-words.ts'

interface Props {
  readonly language: string
  /** 3 under a heading of its own. */
  readonly titleLevel?: 2 | 3
  readonly entry: {
    readonly id: string
    readonly name: EntryWord
    readonly provider: string | null
    readonly description: EntryWord
    /** That it is translated and nobody read it yet. */
    readonly unchecked: string | null
    readonly isOpen: boolean | null
    readonly open: string | null
    readonly hoursInWords: EntryWord | null
    readonly call: { readonly function: string | null; readonly phone: string } | null
    readonly checked: string
  }
}

/** A place that helps, on the list: what it is, whether it is open now, whom to call, and who checked it when. */
export function DirectoryCard({ language, entry, titleLevel = 2 }: Props) {
  const { t } = useTranslation('directory')
  const { name, provider, description, unchecked, isOpen, open, hoursInWords, call, checked } = entry
  return (
    <article className="card">
      <Heading level={titleLevel} look={3} lang={name.language}>
        <AppLink href={paths.public.directoryEntry(language, entry.id)}>{name.text}</AppLink>
      </Heading>
      {provider ? (
        <Paragraph look="soft" lang="nl">
          <bdi>{provider}</bdi>
        </Paragraph>
      ) : null}
      <Paragraph lang={description.language}>
        <bdi>{description.text}</bdi>
      </Paragraph>
      {unchecked ? <Paragraph look="small">{unchecked}</Paragraph> : null}
      {open === null && hoursInWords !== null ? (
        <Paragraph look="soft" lang={hoursInWords.language}>
          <bdi>{hoursInWords.text}</bdi>
        </Paragraph>
      ) : null}
      {open === null ? null : (
        <TagList>
          <Tag look={isOpen ? 'ok' : 'plain'} icon="clock">
            {open}
          </Tag>
        </TagList>
      )}
      {call ? (
        <LinkButton href={telHref(call.phone)} look="quiet" icon="phone">
          <span className="hidden-visually">{t('call', { name: `\u2068${name.text}\u2069` })} </span>
          <bdi dir="ltr">{call.phone}</bdi>
        </LinkButton>
      ) : null}
      <Paragraph look="small">{checked}</Paragraph>
    </article>
  )
}
