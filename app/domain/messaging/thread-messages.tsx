import { useTranslation } from 'react-i18next'
import { Bubble } from '#app/ui/bubble.tsx'
import { Tag } from '#app/ui/tag.tsx'

type Message = {
  id: string
  from: 'resident' | 'own' | 'colleague'
  author: string | null
  when: string
  body: string
  language: string
  ownWords: string | null
  translation: string | null
}

type Props = { messages: readonly Message[]; residentName: string; details: readonly string[] }

/** The messages as the team reads them: the resident's own words first, a draft translation beside them (MSG-6). */
export function ThreadMessages({ messages, residentName, details }: Props) {
  const { t } = useTranslation('messaging.work')
  return (
    <>
      {messages.map((message, at) => {
        const own = message.ownWords ? { label: message.ownWords, text: message.body, lang: message.language } : null
        return (
          <Bubble
            key={message.id}
            from={message.from}
            author={message.from === 'own' ? t('thread.you') : (message.author ?? residentName)}
            when={message.when}
            lang={message.language}
            {...(own ? { original: own } : {})}
            {...(message.translation
              ? { translation: { label: t('thread.translation'), text: message.translation, lang: 'nl' } }
              : {})}
            {...(at === 0 && details.length > 0
              ? { tags: details.map((words) => <Tag key={words}>{words}</Tag>) }
              : {})}
          >
            {own ? null : message.body}
          </Bubble>
        )
      })}
    </>
  )
}
