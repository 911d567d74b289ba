import { addDays } from '#figures/dates.ts'
import { formatDate } from '#figures/format.ts'
import { Details, StateTag } from '#ui/feedback.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { OfferingSummary } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Offering = OfferingSummary & { note: string | null; coveredCount: number | null }

/** What the facility offers: legal basis, for whom, how it is paid and how sure that is, who may use it, since when. */
export function FacilityOfferings({ offerings }: { offerings: Offering[] }) {
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="ydelser">
      <h2 id="ydelser">{t('offerings')}</h2>
      <Table caption={t('offerings')} captionHidden cards>
        <thead>
          <tr>
            <ColumnHead>{t('legalBasis')}</ColumnHead>
            <ColumnHead>{t('targetGroup')}</ColumnHead>
            <ColumnHead>{t('financing')}</ColumnHead>
            <ColumnHead>{t('coverage')}</ColumnHead>
            <ColumnHead>{t('valid')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {offerings.map((offering) => (
            <tr key={offering.id} id={offering.id}>
              <th scope="row">
                {offering.legalBasisText ?? t('noLegalBasis')}
                {offering.unitName && `, ${offering.unitName}`}
              </th>
              <td data-title={t('targetGroup')}>{offering.targetGroupText ?? t('notReported')}</td>
              <td data-title={t('financing')}>
                <FinancingCell offering={offering} />
              </td>
              <td data-title={t('coverage')}>
                {t(`coverage.${offering.coverage}`)}
                {offering.coveredText && `: ${offering.coveredText}`}
              </td>
              <td data-title={t('valid')}>
                <Period from={offering.validFrom} to={offering.validTo} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="source">{t('validNote')}</p>
    </section>
  )
}

/** An assumption is called one, and what it rests on is one click away. */
function FinancingCell({ offering }: { offering: Offering }) {
  const t = useTexts({ da, en })
  const { financing, financingBasis, financingEvidence, note } = offering
  const notes = [financingEvidence, note].filter((text) => text !== null)
  return (
    <div>
      {financing ? t(`financing.${financing}`) : t('financing.none')}
      {financingBasis === 'inferred' && (
        <>
          <br />
          <StateTag tone="attention">{t('basis.inferred')}</StateTag>
        </>
      )}
      {notes.length > 0 && (
        <Details summary={t('basisWhy')}>
          {notes.map((text) => (
            <p key={text} lang="da">
              {text}
            </p>
          ))}
        </Details>
      )}
    </div>
  )
}

/** Half-open in the register, "til og med" for people. */
function Period({ from, to }: { from: string; to: string | null }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const start = formatDate(from, language)
  if (to === null) return t('validSince', { from: start })
  return t('validUntil', { from: start, to: formatDate(addDays(to, -1), language) })
}
