import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { SaidFields } from './said-fields.tsx'

interface Props {
  readonly choice: { readonly personId: string; readonly visitTypeId: string; readonly startsAt: string }
  /** The nearest free times, when the chosen one is gone: one of them takes its place. */
  readonly nearest: readonly { readonly value: string; readonly label: string }[]
  /** The chosen time is gone and no other one is near: what is left is to choose anew. */
  readonly isLost: boolean
  /** Whom to choose twice the time with, for who needs an interpreter. */
  readonly longer: { readonly personId: string; readonly visitTypeId: string } | null
  /** Whether somebody may come along. */
  readonly asksCompanion: boolean
  readonly languages: readonly { readonly value: string; readonly label: string }[]
  /** The flags that "Bel nu" was just shown for: sending the form goes on after them (APP-6). */
  readonly flags: readonly string[]
  readonly typed: (name: string) => string
  readonly error: (name: string) => string | undefined
}

/** What the resident adds in own words, and the two buttons that end the booking: it stands, or the time is let go. */
export function ConfirmForm({ choice, nearest, isLost, longer, asksCompanion, languages, flags, typed, error }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation(['appointments', 'booking'])
  const { startsAt, ...rest } = choice
  const again = nearest.length > 0
  const warned = flags.length > 0
  const acknowledged = warned ? flags.join(',') : typed('acknowledged') || undefined
  return (
    <PostForm>
      <FormStack>
        <HiddenFields values={{ ...(again ? rest : { ...rest, startsAt }), acknowledged }} />
        {again ? (
          <RadioGroup
            name="startsAt"
            label={t('confirm.otherTime')}
            options={[...nearest]}
            defaultValue={nearest[0]?.value ?? ''}
            required
          />
        ) : null}
        <SaidFields asksCompanion={asksCompanion} languages={languages} typed={typed} error={error} />
        {longer ? (
          <Notice look="info">
            {t('confirm.longer')}{' '}
            <AppLink href={pages.newAppointment({ wie: longer.personId, soort: longer.visitTypeId })}>
              {t('confirm.chooseLonger')}
            </AppLink>
          </Notice>
        ) : null}
        <Actions>
          {isLost ? null : (
            <Button name="intent" value="book" icon="check" look={warned ? 'quiet' : 'primary'}>
              {warned ? t('booking:urgent.anyway') : t('confirm.book')}
            </Button>
          )}
          <Button name="intent" value="release" look={isLost ? 'primary' : 'quiet'}>
            {t('confirm.release')}
          </Button>
        </Actions>
      </FormStack>
    </PostForm>
  )
}
