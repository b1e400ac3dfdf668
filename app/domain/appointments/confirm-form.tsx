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
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'

interface Props {
  readonly choice: { readonly personId: string; readonly visitTypeId: string; readonly startsAt: string }
  /** The nearest free times, when the chosen one is gone: one of them takes its place. */
  readonly nearest: readonly { readonly value: string; readonly label: string }[]
  /** Whom to choose twice the time with, for who needs an interpreter. */
  readonly longer: { readonly personId: string; readonly visitTypeId: string } | null
  readonly languages: readonly { readonly value: string; readonly label: string }[]
  readonly reason: string
  readonly interpreterLanguage: string
  readonly error: (name: string) => string | undefined
}

/** What the resident adds in own words, and the two buttons that end the booking: it stands, or the time is let go. */
export function ConfirmForm({ choice, nearest, longer, languages, ...fields }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('appointments')
  const { startsAt, ...rest } = choice
  const again = nearest.length > 0
  const [reasonError, languageError] = [fields.error('reason'), fields.error('interpreterLanguage')]
  return (
    <PostForm>
      <FormStack>
        <HiddenFields values={again ? rest : { ...rest, startsAt }} />
        {again ? (
          <RadioGroup
            name="startsAt"
            label={t('confirm.otherTime')}
            options={[...nearest]}
            defaultValue={nearest[0]?.value ?? ''}
            required
          />
        ) : null}
        <TextArea
          name="reason"
          label={t('confirm.reason')}
          help={t('confirm.reasonHelp')}
          rows={4}
          maxLength={500}
          defaultValue={fields.reason}
          optional
          {...(reasonError ? { error: reasonError } : {})}
        />
        <Select
          name="interpreterLanguage"
          label={t('confirm.interpreter')}
          emptyLabel={t('confirm.noInterpreter')}
          options={languages}
          defaultValue={fields.interpreterLanguage}
          {...(languageError ? { error: languageError } : {})}
        />
        {longer ? (
          <Notice look="info">
            {t('confirm.longer')}{' '}
            <AppLink href={pages.newAppointment({ wie: longer.personId, soort: longer.visitTypeId })}>
              {t('confirm.chooseLonger')}
            </AppLink>
          </Notice>
        ) : null}
        <Actions>
          <Button name="intent" value="book" icon="check">
            {t('confirm.book')}
          </Button>
          <Button name="intent" value="release" look="quiet">
            {t('confirm.release')}
          </Button>
        </Actions>
      </FormStack>
    </PostForm>
  )
}
