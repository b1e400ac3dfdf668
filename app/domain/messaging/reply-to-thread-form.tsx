import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { questionMaxLength } from './question.ts'
import { findRedFlags } from '../safety/red-flags.ts'
import { UrgentCalls } from './urgent-calls.tsx'

type Props = {
  threadId: string
  reply: { id: string; until: string | null; afterAnswer: boolean }
  urgentPhone: string
  state: FormState | undefined
}

/**
 * Where the resident writes on. Words that raise a flag of ECO-3 come back with "Bel nu" above them and a button that
 * sends them all the same.
 */
export function ReplyToThreadForm({ threadId, reply, urgentPhone, state }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('messaging')
  const { error, refusal } = useFormTexts(state)
  const body = typed(state, 'body')
  const warned = state?.refusal?.code === 'messaging.redFlags'
  const problem = error('body')
  return (
    <Card title={reply.afterAnswer ? t('reply.titleAfterAnswer') : t('reply.title')} id="antwoord">
      {warned ? (
        <Notice look="urgent" title={t('urgent.title')} live>
          <Paragraph>{t('urgent.text')}</Paragraph>
          <UrgentCalls flags={findRedFlags(body)} phone={urgentPhone} />
        </Notice>
      ) : refusal ? (
        <Notice look="warning" live>
          {refusal}
        </Notice>
      ) : null}
      <PostForm action={pages.thread(threadId)}>
        <FormStack>
          <HiddenFields
            values={{ replyId: typed(state, 'replyId', reply.id), acknowledged: warned ? 'yes' : undefined }}
          />
          <TextArea
            name="body"
            label={t('reply.label')}
            defaultValue={body}
            rows={4}
            maxLength={questionMaxLength}
            required
            {...(reply.until ? { help: t('reply.until', { day: reply.until }) } : {})}
            {...(problem ? { error: problem } : {})}
          />
          <Button look={warned ? 'quiet' : 'primary'}>{warned ? t('reply.anyway') : t('reply.button')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}

/** Why nothing can be written any more, and what can be done instead. */
export function NoReply({ reason }: { reason: string }) {
  const pages = useResidentPaths()
  const { t } = useTranslation('messaging')
  return (
    <Card title={t('reply.instead')}>
      <Paragraph>{reason}</Paragraph>
      <Actions>
        <LinkButton href={pages.newAppointment()} icon="calendar">
          {t('reply.appointment')}
        </LinkButton>
        <LinkButton href={pages.newQuestion()} look="quiet" icon="message">
          {t('reply.newQuestion')}
        </LinkButton>
      </Actions>
    </Card>
  )
}
