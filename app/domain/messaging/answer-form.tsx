import { useTranslation } from 'react-i18next'
import { Form } from '#app/framework.ts'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { OwnerField } from '#app/ui/post-form.tsx'
import { TextArea } from '#app/ui/text-area.tsx'

type Props = {
  href: string
  answerId: string
  /** The last message on the screen: the page as it is now, also after a warning. */
  seen: string
  wasAnswered: boolean
  state: FormState | undefined
  error: string | undefined
}

/** Where the team answers. What was typed comes back when it could not be sent. */
export function AnswerForm({ href, answerId, seen, wasAnswered, state, error }: Props) {
  const { t } = useTranslation('messaging.work')
  return (
    <Form method="post" action={href} key={seen} preventScrollReset>
      <FormStack>
        <OwnerField />
        <HiddenFields values={{ intent: 'answer', answerId: typed(state, 'answerId', answerId), seen }} />
        <TextArea
          name="body"
          label={wasAnswered ? t('answer.labelAgain') : t('answer.label')}
          help={t('answer.hint')}
          defaultValue={typed(state, 'body')}
          rows={4}
          {...(error ? { error } : {})}
        />
        <Actions>
          <Button>{t('answer.button')}</Button>
        </Actions>
      </FormStack>
    </Form>
  )
}

/** One action on the open question, as a form of one button. */
export function ActionButton({
  href,
  intent,
  children,
}: {
  href: string
  intent: 'take' | 'release' | 'close'
  children: string
}) {
  return (
    <Form method="post" action={href} preventScrollReset>
      <OwnerField />
      <HiddenFields values={{ intent }} />
      <Button look="quiet" compact>
        {children}
      </Button>
    </Form>
  )
}
