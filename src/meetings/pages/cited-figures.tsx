import { createContext, type ReactNode, use, useMemo } from 'react'
import { formatDate } from '#figures/format.ts'
import { StateTag } from '#ui/feedback.tsx'
import { FigureText } from '#ui/figure.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { CitedFigure } from '../cited/rules.ts'
import { citedId } from '../cited/rules.ts'
import { da } from '../cited/texts.da.ts'
import { en } from '../cited/texts.en.ts'

type Values = { caseId: string; values: ReadonlyMap<string, string> }
const CitedContext = createContext<Values>({ caseId: '', values: new Map() })

type CitedProps = { caseId: string; cited: CitedFigure[]; children: ReactNode }

/** Texts of a case inside show its figures. */
export function CitedValues({ caseId, cited, children }: CitedProps) {
  const value = useMemo(
    () => ({ caseId, values: new Map(cited.map(({ ref, value }) => [ref, value])) }),
    [caseId, cited],
  )
  return <CitedContext value={value}>{children}</CitedContext>
}

/** The same with the list under them that says how old each figure is, and whether it has moved. */
export function WithCited({ caseId, cited, children }: CitedProps) {
  return (
    <CitedValues caseId={caseId} cited={cited}>
      {children}
      {cited.length > 0 && <CitedTable caseId={caseId} cited={cited} />}
    </CitedValues>
  )
}

/** The values of the figures around, for words that stand where nothing can be opened. */
export const useCitedValues = () => use(CitedContext).values

/** How a figure is put into the text of a case. */
export function CitedHint() {
  const t = useTexts({ da, en })
  return <p className="form-hint">{t('cited.hint', { example: '{rapport:kapacitet-og-belaegning-2024/…}' })}</p>
}

/** Words with figures in them: "{rapport:kapacitet-2024/x}" is the figure, any other brace stays text. */
export function CitedText({ text }: { text: string }) {
  const { caseId, values } = use(CitedContext)
  return text.split(/(\{[a-z]+:[^{}\s]+\})/).map((part, index) => {
    const ref = part.startsWith('{') ? part.slice(1, -1) : ''
    const value = values.get(ref)
    if (value === undefined) return part
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no id and keep their order
      <FigureText key={index} id={citedId(caseId, ref)}>
        {value}
      </FigureText>
    )
  })
}

function CitedTable({ caseId, cited }: { caseId: string; cited: CitedFigure[] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <Table caption={t('cited.title')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('cited.figure')}</ColumnHead>
          <ColumnHead align="right">{t('cited.value')}</ColumnHead>
          <ColumnHead>{t('cited.asOf')}</ColumnHead>
          <ColumnHead>{t('cited.now')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {cited.map((figure) => (
          <tr key={figure.ref}>
            <th scope="row">{figure.label}</th>
            <td className="align-right" data-title={t('cited.value')}>
              <FigureText id={citedId(caseId, figure.ref)}>{withUnit(figure.value, figure.unit)}</FigureText>
            </td>
            <td data-title={t('cited.asOf')}>{formatDate(figure.asOf, language)}</td>
            <td data-title={t('cited.now')}>
              <Now figure={figure} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** The same value, another one since, or no longer published. */
function Now({ figure: { now, isMoved } }: { figure: CitedFigure }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (now === null) return <StateTag tone="attention">{t('cited.gone')}</StateTag>
  if (!isMoved) return <a href={now.href}>{t('cited.same')}</a>
  return (
    <>
      <StateTag tone="attention">{t('cited.moved')}</StateTag>{' '}
      <a href={now.href}>
        {t('cited.movedTo', { value: withUnit(now.value, now.unit), date: formatDate(now.asOf, language) })}
      </a>
    </>
  )
}

const withUnit = (value: string, unit: string | null) => (unit ? `${value} ${unit}` : value)
