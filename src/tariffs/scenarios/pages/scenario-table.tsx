import { formatDecimal } from '#figures/format.ts'
import { StateTag } from '#ui/feedback.tsx'
import { FigureText } from '#ui/figure.tsx'
import { HiddenField, SubmitButton } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { scenarioFigureId } from '../figures.ts'
import type { ShownScenario } from '../shown.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** With its input as the form shows it. */
export type EditableScenario = ShownScenario & { typed: Record<string, string> }

type Props = { scenarios: ShownScenario[]; year: number; current: string | null; mayChange: boolean }

/** One column for each scenario, one row for each measure; the recommended one is named in its head. */
export function ScenarioTable({ scenarios, year, current }: Omit<Props, 'mayChange'>) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const number = (value: string | null | undefined, decimals?: number) =>
    value == null ? t('scenario.notKnown') : formatDecimal(value, { decimals, language })
  const kr = (value: string | null | undefined) => number(value, 2)
  const figures: [keyof typeof da, (one: ShownScenario) => string][] = [
    ['scenario.places', ({ input }) => number(input.places)],
    ['scenario.occupancy', ({ input }) => number(input.occupancyPercent)],
    ['scenario.used', ({ computed }) => number(computed?.usedPlaces, 1)],
    ['scenario.hours', ({ input }) => number(input.directHours)],
    ['scenario.costs', ({ computed }) => kr(computed?.costs)],
    ['scenario.carried', ({ input }) => kr(input.carried)],
    ['scenario.startUp', ({ computed }) => kr(computed?.startUpPart)],
    ['scenario.basis', ({ computed }) => kr(computed?.basis)],
    ['scenario.tariff', ({ computed }) => kr(computed?.perDay)],
  ]
  if (current !== null) {
    figures.push(
      ['scenario.difference', ({ computed }) => kr(computed?.difference)],
      [
        'scenario.breakEven',
        ({ computed }) => (computed?.breakEven == null ? t('scenario.breakEven.never') : number(computed.breakEven, 1)),
      ],
    )
  }
  return (
    <Table caption={t('scenario.table', { year })}>
      <thead>
        <tr>
          <th scope="col">{t('scenario.measure')}</th>
          {scenarios.map(({ id, name, recommended }) => (
            <th key={id} scope="col" className="align-right">
              {name} {recommended && <StateTag tone="done">{t('scenario.recommended')}</StateTag>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map(([key, show]) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            {scenarios.map((one) => (
              <td key={one.id} className="align-right">
                <Measure id={scenarioFigureId(one.id, key.replace('scenario.', ''))} shown={show(one)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** A figure that opens to what it was computed from; what cannot be computed is only shown. */
function Measure({ id, shown }: { id: string; shown: string }) {
  const text = <FigureText id={id}>{shown}</FigureText>
  return id.endsWith('.tariff') ? <strong>{text}</strong> : text
}

/** What speaks for and against each scenario, what the checks say of it, and what can be done with it. */
export function ScenarioWords({ scenarios, mayChange }: Pick<Props, 'scenarios' | 'mayChange'>) {
  const t = useTexts({ da, en })
  return (
    <Table caption={t('scenario.words')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('scenario.one')}</ColumnHead>
          <ColumnHead>{t('scenario.advantages')}</ColumnHead>
          <ColumnHead>{t('scenario.drawbacks')}</ColumnHead>
          <ColumnHead>{t('scenario.remarks')}</ColumnHead>
          {mayChange && <ColumnHead>{t('scenario.actions')}</ColumnHead>}
        </tr>
      </thead>
      <tbody>
        {scenarios.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.name}</th>
            <td data-title={t('scenario.advantages')}>{one.advantages || t('scenario.nothing')}</td>
            <td data-title={t('scenario.drawbacks')}>{one.drawbacks || t('scenario.nothing')}</td>
            <td data-title={t('scenario.remarks')}>{one.remarks.join(' ') || t('scenario.nothing')}</td>
            {mayChange && (
              <td data-title={t('scenario.actions')}>
                <Actions scenario={one} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Actions({ scenario: { id, name, recommended } }: { scenario: ShownScenario }) {
  const t = useTexts({ da, en })
  const about = <span className="sr-only"> {name}</span>
  return (
    <form method="post">
      <HiddenField name="id" value={id} />
      <a href={`?ret=${id}#scenarie`}>
        {t('scenario.edit')}
        {about}
      </a>
      {' · '}
      <a href={`?kopi=${id}#scenarie`}>
        {t('scenario.copy')}
        {about}
      </a>
      {!recommended && (
        <>
          {' · '}
          <SubmitButton variant="link" name="do" value="recommend">
            {t('scenario.recommend')}
            {about}
          </SubmitButton>
        </>
      )}
    </form>
  )
}
