import { StateTag, type StateTone } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { Step } from '../model.ts'
import type { Phase, StepTime } from '../rules.ts'
import type { Named } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { sourcesOf, useStepDates, Who } from './parts.tsx'

type Shown = Step & { time: StepTime; who: Named }

type PlanProps = { agreementId: string; phases: Phase<Shown>[]; asTable: boolean; mayKeep: boolean }

/** The process plan (procesplan): as a list by phase, whose line only repeats the order, or as one table. */
export function Plan({ agreementId, phases, asTable, mayKeep }: PlanProps) {
  const t = useTexts({ da, en })
  const sources = sourcesOf(phases.flatMap(({ steps }) => steps))
  return (
    <section aria-labelledby="procesplan">
      <h2 id="procesplan">{t('plan')}</h2>
      <p>{t(phases.length === 0 ? 'planNone' : 'planLead')}</p>
      {phases.length > 0 && (
        <p>
          <a href={asTable ? '?#procesplan' : '?plan=tabel#procesplan'}>{t(asTable ? 'planAsLine' : 'planAsTable')}</a>
        </p>
      )}
      {asTable ? (
        <PlanTable phases={phases} />
      ) : (
        <PlanLine agreementId={agreementId} phases={phases} mayKeep={mayKeep} />
      )}
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

function PlanLine({ agreementId, phases, mayKeep }: Omit<PlanProps, 'asTable'>) {
  return phases.map(({ name, steps }) => (
    <div key={name}>
      <h3>{name}</h3>
      <ol className="plan">
        {steps.map((step) => (
          <StepItem key={step.id} agreementId={agreementId} step={step} mayKeep={mayKeep} />
        ))}
      </ol>
    </div>
  ))
}

function PlanTable({ phases }: { phases: Phase<Shown>[] }) {
  const t = useTexts({ da, en })
  const dates = useStepDates()
  if (phases.length === 0) return null
  const steps = phases.flatMap(({ name, steps: own }) => own.map((step) => ({ ...step, phaseName: name })))
  return (
    <Table caption={t('plan')} captionHidden cards>
      <thead>
        <tr>
          {(['planDay', 'planWho', 'planStep', 'planOutcome', 'planPhase'] as const).map((head) => (
            <ColumnHead key={head}>{t(head)}</ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.id}>
            <th scope="row" data-title={t('planDay')}>
              {dates(step)}
            </th>
            <td data-title={t('planWho')}>
              <Who one={step.who} />
            </td>
            <td data-title={t('planStep')}>{step.title}</td>
            <td data-title={t('planOutcome')}>{step.outcome ?? t('notStated')}</td>
            <td data-title={t('planPhase')}>{step.phaseName}</td>
          </tr>
        ))}
      </tbody>
    </Table>
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
