import { AppLink } from './app-link.tsx'
import { Heading } from './heading.tsx'
import { Tag } from './tag.tsx'

/** One stretch of a day; where it stands in steps of five minutes. */
export type WeekEntry = {
  id: string
  look: 'session' | 'booked' | 'held' | 'past' | 'taken'
  /** Whole hours after the first hour of the grid, and minutes past that hour. */
  hour: number
  minute: number
  /** In minutes. */
  length: number
  /** "9.00" and "9.15". */
  time: string
  until: string
  title: string
  href?: string
  note?: string
  tag?: string
  tagLook?: 'plain' | 'free' | 'urgent' | 'ok'
  /** Someone's own words. */
  quote?: string
  /** Of two at one time, which one this is. */
  beside?: 'first' | 'second'
}

/** A column: a day (`date`, ISO), or somebody's part of a day. */
export type WeekDay = {
  id: string
  date?: string
  title: string
  today?: boolean
  entries: readonly WeekEntry[]
  empty: string
}

type Props = {
  label: string
  hours: readonly string[]
  days: readonly WeekDay[]
  /** Where the line of this moment lies in the columns of today. */
  now?: { hour: number; minute: number; label: string } | null
}

function Entry({ entry }: { entry: WeekEntry }) {
  const { look, hour, minute, length, time, until, title, href, note, tag, tagLook, quote, beside } = entry
  const place = `hour-${hour} minute-${minute} hours-${Math.floor(length / 60)} minutes-${length % 60}`
  return (
    <li className={`week-entry week-${look} ${place}${beside ? ` week-${beside}` : ''}`}>
      <span className="week-time">
        {time}
        <span className="week-until">–{until}</span>
      </span>{' '}
      <span className="week-title">{href ? <AppLink href={href}>{title}</AppLink> : title}</span>{' '}
      {note ? <span className="week-note">{note}</span> : null}{' '}
      {quote ? (
        <q className="week-quote" dir="auto">
          {quote}
        </q>
      ) : null}{' '}
      {tag ? <Tag look={tagLook ?? 'plain'}>{tag}</Tag> : null}
    </li>
  )
}

/**
 * A week, or one day of several people: columns beside each other with time running down, or, on a narrow screen, a list for each. An hour in which
 * much is said is taller, in all days alike, so that nothing is cut off. The place of an entry is a class, because the
 * content security policy refuses inline styles.
 */
export function WeekGrid({ label, hours, days, now }: Props) {
  return (
    <section className={`week hours-shown-${hours.length} week-days-${days.length}`} aria-label={label}>
      <ol className="week-hours" aria-hidden="true">
        {hours.map((hour, index) => (
          <li key={hour} className={`hour-${index}`}>
            <span>{hour}</span>
          </li>
        ))}
      </ol>
      {days.map(({ id, date, title, today, entries, empty }) => (
        <section key={id} className={today ? 'week-day week-today' : 'week-day'} aria-labelledby={`day-${id}`}>
          <Heading level={2} look={4} id={`day-${id}`}>
            {date ? <time dateTime={date}>{title}</time> : title}
          </Heading>
          <ol className="week-entries">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
            {today && now ? (
              <li className={`week-now hour-${now.hour} minute-${now.minute}`}>
                <span>{now.label}</span>
              </li>
            ) : null}
          </ol>
          {entries.length === 0 ? <p className="week-empty">{empty}</p> : null}
        </section>
      ))}
    </section>
  )
}
