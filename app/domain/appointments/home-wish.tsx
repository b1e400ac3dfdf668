import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { telHref } from '#app/ui/call-link.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { atHome, whoeverIsFirst } from './booking-form.ts'

interface Props {
  readonly person: { readonly id: string } | null
  readonly phone: string
  /** Whether the wish can be sent as a question: else one calls. */
  readonly mayAsk: boolean
}

/** A visit at home is no time that one chooses: the practice is asked, by a question that says so already, or by phone. */
export function HomeWish({ person, phone, mayAsk }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('booking')
  const wie = person?.id ?? whoeverIsFirst
  const number = phoneText(phone)
  return (
    <>
      <PageHeader
        title={t('home.title')}
        intro={mayAsk ? t('home.intro') : t('home.introCall')}
        back={{ href: pages.newAppointment({ wie }), label: t('home.back') }}
      />
      <Actions>
        {mayAsk ? (
          <PostForm action={pages.newAppointment({ wie, soort: atHome })}>
            <Button name="intent" value="ask" icon="message">
              {t('home.ask')}
            </Button>
          </PostForm>
        ) : null}
        <LinkButton href={telHref(phone)} icon="phone" look={mayAsk ? 'quiet' : 'primary'}>
          {t('call', { phone: number })}
        </LinkButton>
      </Actions>
    </>
  )
}
