import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '#app/ui/app-link.tsx'
import { telHref } from '#app/ui/call-link.tsx'
import { Face } from '#app/ui/face.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { WhyNote } from '#app/ui/why-note.tsx'

type Props = { card: Card; lastContact: string; children?: ReactNode }
type Card = { name: string; initials: string; facts: string; phone: string | null; why: string }

/** The resident beside the question: who this is and why one sees it; `children` are parts of other rooms, such as the 4D. */
export function ResidentAside({ card, lastContact, children }: Props) {
  const { t } = useTranslation('messaging.work')
  return (
    <>
      <Row title={card.name} start={<Face name={card.name} initials={card.initials} size="large" />}>
        {card.facts}
      </Row>
      {card.phone ? (
        <AppLink href={telHref(card.phone)} label={t('aside.call', { name: card.name, phone: card.phone })}>
          <bdi dir="ltr">{card.phone}</bdi>
        </AppLink>
      ) : null}
      <WhyNote>{card.why}</WhyNote>
      <Paragraph look="small">
        {t('lastContact.label')}: {lastContact}
      </Paragraph>
      {children}
    </>
  )
}
