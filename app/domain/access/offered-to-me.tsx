import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { MandateCard } from './mandate-card.tsx'
import type { ShownMandate } from './show-mandates.server.ts'
import { PostForm } from '#app/ui/post-form.tsx'

type Intent = 'accept' | 'letGo'

function AnswerForm({ intent, mandateId, label }: { intent: Intent; mandateId: string; label: string }) {
  return (
    <PostForm action={paths.resident.mandates}>
      <HiddenFields values={{ intent, mandateId }} />
      <Button look={intent === 'accept' ? 'primary' : 'quiet'}>{label}</Button>
    </PostForm>
  )
}

/** For whom the reader may act, or was asked to: look, say yes, say no, stop. */
export function OfferedToMe({ mandates }: { mandates: readonly ShownMandate[] }) {
  const { t } = useTranslation('access')
  return (
    <>
      <Heading level={2}>{t('mandates.forOthers')}</Heading>
      {mandates.map(({ id, residentId, residentName, state, scopeTexts, kindText, stateText, until }) => {
        const name = { name: residentName }
        const offered = state === 'offered'
        return (
          <MandateCard
            key={id}
            title={offered ? t('mandates.offerFrom', name) : residentName}
            scopes={scopeTexts}
            kind={kindText}
            state={stateText}
            until={state === 'suspended' ? null : until}
          >
            {state === 'suspended' ? <Paragraph>{t('mandates.suspendedOther', name)}</Paragraph> : null}
            <Actions>
              {offered ? <AnswerForm intent="accept" mandateId={id} label={t('mandates.accept')} /> : null}
              {state === 'live' ? (
                <LinkButton href={paths.onBehalfOf(residentId).home} icon="eye">
                  {t('mandates.look', name)}
                </LinkButton>
              ) : null}
              <AnswerForm intent="letGo" mandateId={id} label={offered ? t('mandates.decline') : t('mandates.letGo')} />
            </Actions>
          </MandateCard>
        )
      })}
    </>
  )
}
