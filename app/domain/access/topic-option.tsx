import { Pictogram } from '#app/ui/pictogram.tsx'
import type { PictogramName } from '#app/ui/pictogram-name.ts'
import type { ShownTopic } from './shown-sharing.ts'
import type { Topic } from './topics.ts'

const pictogramOf: Readonly<Record<Topic, PictogramName>> = {
  BODY: 'heart',
  MIND: 'mood',
  SOCIAL: 'together',
  SOCIETAL: 'letters',
  RESULTS: 'search',
  APPOINTMENTS: 'calendar',
  PLAN: 'book',
  MESSAGES: 'message',
  CONTACT: 'phone',
  CARE_TEAM: 'person',
  HELP: 'help',
}

/** The drawing of a topic, beside its word. */
export function TopicMark({ topic }: { topic: Topic }) {
  return <Pictogram name={pictogramOf[topic]} />
}

/** A topic to tap: its drawing, its word and what it is about (CON-3). */
export function topicOption({ topic, title, about }: ShownTopic) {
  return {
    value: topic,
    label: (
      <span className="with-pictogram">
        <Pictogram name={pictogramOf[topic]} size="small" /> <span>{title}</span>
      </span>
    ),
    description: about,
  }
}

/** Topics as a list with their drawings, to read. */
export function TopicList({ topics }: { topics: readonly ShownTopic[] }) {
  return (
    <ul className="plain-list">
      {topics.map(({ topic, title, about }) => (
        <li key={topic} className="with-pictogram">
          <TopicMark topic={topic} />
          <span>
            <strong>{title}</strong>. {about}
          </span>
        </li>
      ))}
    </ul>
  )
}
