import type {} from '#app/elements/jsx.ts'
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
  /** Of the kind of visit, which `note` names. */
  color?: 'blue' | 'green' | 'yellow' | 'red' | 'purple' | 'grey'
  /** Where it is moved, and the team in whose agendas it may be dropped. */
  move?: { href: string; teamId: string }
}

/** A column: a day (`date`, ISO), or somebody's part of a day. */
export type WeekDay = {
  id: string
  date?: string
  title: string
  today?: boolean
  entries: readonly WeekEntry[]
  empty: string
  /** What is dropped here goes to this day (ISO) of this professional of these teams. */
  place?: { date: string; personId: string; teamIds: readonly string[] }
}

type Props = {
  label: string
  hours: readonly string[]
  days: readonly WeekDay[]
  /** Where the line of this moment lies in the columns of today. */
  now?: { hour: number; minute: number; label: string } | null
  /** The first hour of the grid, and the wall-clock time (ISO) before which nothing is dropped. */
  drops: { first: number; now: string }
  /** Said when an entry may not be dropped where it was: the time is past, or the agenda is another team's. */
  said: { past: string; elsewhere: string }
}

function Entry({ entry }: { entry: WeekEntry }) {
  const { look, hour, minute, length, time, until, title, href, note, tag, tagLook, quote, beside, color, move } = entry
  const place = `hour-${hour} minute-${minute} hours-${Math.floor(length / 60)} minutes-${length % 60}`
  const looks = [`week-${look}`, beside ? `week-${beside}` : '', color ? `week-color-${color}` : ''].filter(Boolean)
  return (
    <li
      className={`week-entry ${looks.join(' ')} ${place}`}
      data-move={move?.href}
      data-team={move?.teamId}
      data-minutes={move ? length : undefined}
    >
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
 * content security policy refuses inline styles. Around it an element that moves between the entries by arrow keys, and
 * lets one drag what may be moved.
 */
export function WeekGrid({ label, hours, days, now, drops, said }: Props) {
  return (
    <agenda-grid data-first={drops.first} data-now={drops.now} data-past={said.past} data-elsewhere={said.elsewhere}>
      <section className={`week hours-shown-${hours.length} week-days-${days.length}`} aria-label={label}>
        <ol className="week-hours" aria-hidden="true">
          {hours.map((hour, index) => (
            <li key={hour} className={`hour-${index}`}>
              <span>{hour}</span>
            </li>
          ))}
        </ol>
        {days.map(({ id, date, title, today, entries, empty, place }) => (
          <section
            key={id}
            className={today ? 'week-day week-today' : 'week-day'}
            aria-labelledby={`day-${id}`}
            data-date={place?.date}
            data-person={place?.personId}
            data-teams={place?.teamIds.join(' ')}
          >
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
      <p className="week-said" role="status" data-said />
    </agenda-grid>
  )
}
