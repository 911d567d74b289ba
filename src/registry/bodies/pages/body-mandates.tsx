import { formatDate } from '#figures/format.ts'
import { Details, StateTag, type StateTone } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { type Mandate, mandateParts } from '../model.ts'
import { type MandateStanding, mandateStanding } from '../rules.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { sourceText, Written } from './parts.tsx'

const tones: Record<MandateStanding, StateTone> = {
  draft: 'waiting',
  'in-force': 'done',
  replaced: 'neutral',
  ended: 'neutral',
}

type Props = { bodyId: string; mandates: Mandate[]; mayKeep: boolean }

/** The mandate (kommissorium) of a body: the newest version open, earlier ones folded. */
export function BodyMandates({ bodyId, mandates, mayKeep }: Props) {
  const t = useTexts({ da, en })
  const [newest, ...earlier] = mandates
  return (
    <section aria-labelledby="kommissorium">
      <h2 id="kommissorium">{t('mandate')}</h2>
      {newest ? <MandateText mandate={newest} all={mandates} /> : <p>{t('mandateNone')}</p>}
      {mayKeep && (
        <p>
          <ButtonLink href={`/administration/fora/${bodyId}/kommissorium`}>{t('mandateEdit')}</ButtonLink>
        </p>
      )}
      {earlier.length > 0 && (
        <Details summary={t('earlierMandates')}>
          {earlier.map((mandate) => (
            <MandateText key={mandate.number} mandate={mandate} all={mandates} />
          ))}
        </Details>
      )}
    </section>
  )
}

function MandateText({ mandate, all }: { mandate: Mandate; all: Mandate[] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const standing = mandateStanding(mandate, all)
  const source = sourceText(mandate)
  const day = (date: string) => formatDate(date, language)
  return (
    <article aria-label={t('mandateVersion', { number: mandate.number })}>
      <p>
        {t('mandateVersion', { number: mandate.number })}{' '}
        <StateTag tone={tones[standing]}>{t(`standing.${standing}`)}</StateTag>
      </p>
      {standing === 'draft' && <p>{t('draftFor')}</p>}
      {mandate.approvedOn && (
        <p>{t('approved', { body: mandate.approvedByName ?? '', date: day(mandate.approvedOn) })}</p>
      )}
      {mandate.endedOn && (
        <p>{t('mandateEnded', { date: day(mandate.endedOn), reason: mandate.endReason ?? t('notStated') })}</p>
      )}
      {mandateParts.map((part) => {
        const text = mandate[part]
        return (
          text && (
            <div key={part}>
              <h3>{t(`part.${part}`)}</h3>
              <Written text={text} />
            </div>
          )
        )
      })}
      {source && (
        <p className="source">
          {t('source')}: {source}
        </p>
      )}
    </article>
  )
}
