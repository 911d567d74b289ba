import { StateTag, type StateTone } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import type { Step } from '../model.ts'
import type { Phase, StepTime } from '../rules.ts'
import type { Named } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { sourcesOf, useStepDates, Who } from './parts.tsx'

type Shown = Step & { time: StepTime; who: Named }

/** The process plan (procesplan) as a list by phase; the line beside it only repeats the order. */
export function Plan({
  agreementId,
  phases,
  mayKeep,
}: {
  agreementId: string
  phases: Phase<Shown>[]
  mayKeep: boolean
}) {
  const t = useTexts({ da, en })
  const sources = sourcesOf(phases.flatMap(({ steps }) => steps))
  return (
    <section aria-labelledby="procesplan">
      <h2 id="procesplan">{t('plan')}</h2>
      <p>{t(phases.length === 0 ? 'planNone' : 'planLead')}</p>
      {phases.map(({ name, steps }) => (
        <div key={name}>
          <h3>{name}</h3>
          <ol className="plan">
            {steps.map((step) => (
              <StepItem key={step.id} agreementId={agreementId} step={step} mayKeep={mayKeep} />
            ))}
          </ol>
        </div>
      ))}
      {sources.length > 0 && (
        <p className="source">
          {t('source')}: {sources.join('; ')}
        </p>
      )}
      {mayKeep && (
        <p>
          <ButtonLink href={`/aftaler/${agreementId}/procesplan/nyt`}>{t('addStep')}</ButtonLink>
        </p>
      )}
    </section>
  )
}

const tones: Record<StepTime, StateTone> = { past: 'neutral', now: 'attention', coming: 'waiting' }

function StepItem({ agreementId, step, mayKeep }: { agreementId: string; step: Shown; mayKeep: boolean }) {
  const t = useTexts({ da, en })
  const dates = useStepDates()
  return (
    <li className={`plan-${step.time}`}>
      <p className="plan-when">
        {dates(step)} {step.time !== 'past' && <StateTag tone={tones[step.time]}>{t(`step.${step.time}`)}</StateTag>}
      </p>
      <p>
        {step.who && (
          <>
            <Who one={step.who} />:{' '}
          </>
        )}
        {step.title}
      </p>
      {step.outcome && (
        <p>
          <strong>{t('outcome')}:</strong> {step.outcome}
        </p>
      )}
      {mayKeep && (
        <p>
          <a href={`/aftaler/${agreementId}/procesplan/${step.id}`}>
            {t('editStep')}
            <span className="sr-only">
              : {step.title}, {dates(step)}
            </span>
          </a>
        </p>
      )}
    </li>
  )
}
