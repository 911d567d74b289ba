import { createContext, type MouseEvent, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react'
import type { Figure, FigureSource } from '#figures/figure.ts'
import { formatDate, formatDateTime, type Language } from '#figures/format.ts'
import { Dialog } from './dialog.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useLanguage, useTexts } from './texts.ts'

export type Figures = Readonly<Record<string, Figure>>

type FiguresContextValue = {
  figures: Figures
  hrefOf: (id: string) => string
  open?: (id: string) => void
  /** More figures exist than are here: every id is a link. */
  more?: boolean
  referenceOf?: (id: string) => string
}

const FiguresContext = createContext<FiguresContextValue>({ figures: {}, hrefOf: figureHref })

/** Query parameter that opens the panel without JavaScript. */
export const figureParameter = 'tal'

/** Where a figure is explained on the page one is on; other query parameters in `search` are kept. */
export function figureHref(id: string, search = ''): string {
  const query = new URLSearchParams(search)
  query.set(figureParameter, id)
  return `?${query}#tal`
}

function withoutFigure(search: string): string {
  const query = new URLSearchParams(search)
  query.delete(figureParameter)
  return `?${query}`
}

type FiguresProviderProps = {
  figures: Figures
  /** Query string of the page ("?aar=2024&tal=…"): names the figure to open without JavaScript. */
  search?: string
  /** Fetches a figure that is not among `figures`, with its inputs, when a reader asks for it. */
  load?: (id: string) => Promise<Figure[]>
  /** What other texts write to cite a figure: shown where it is explained. */
  referenceOf?: (id: string) => string
  children: ReactNode
}

/**
 * Makes every `FigureText` inside traceable. With JavaScript the panel opens over the page and the reader's
 * place is kept; without it the link loads the same page with the panel at its end, at #tal.
 */
export function FiguresProvider({ figures: given, search = '', load, referenceOf, children }: FiguresProviderProps) {
  const t = useTexts({ da, en })
  const [openIds, setOpenIds] = useState<string[]>([])
  const [fetched, setFetched] = useState<Figures>({})
  const figures = useMemo(() => ({ ...given, ...fetched }), [given, fetched])
  const value = useMemo(() => {
    const hrefOf = (id: string) => figureHref(id, search)
    const show = (id: string) => setOpenIds((ids) => [...ids, id])
    // Without an answer the link is followed as if there were no JavaScript.
    const follow = (id: string) => location.assign(hrefOf(id))
    const fetchAndShow = (id: string) =>
      load?.(id).then(
        (found) => {
          setFetched((known) => ({ ...known, ...Object.fromEntries(found.map((figure) => [figure.id, figure])) }))
          show(id)
        },
        () => follow(id),
      )
    // An input that came along is here, but not its own inputs.
    const isWhole = (id: string) => figures[id]?.inputs.every((input) => figures[input]) ?? false
    const open = (id: string) => (load && !isWhole(id) ? fetchAndShow(id) : show(id))
    return { figures, hrefOf, open, more: load !== undefined, ...(referenceOf && { referenceOf }) }
  }, [figures, search, load, referenceOf])
  const linked = figures[new URLSearchParams(search).get(figureParameter) ?? '']
  const opened = figures[openIds.at(-1) ?? '']

  return (
    <FiguresContext value={value}>
      {children}
      {linked && (
        <aside className="figure-aside" id="tal" aria-labelledby="tal-overskrift" tabIndex={-1}>
          <h2 id="tal-overskrift">{t('figure.title')}</h2>
          <FigurePanel figure={linked} />
          <p>
            <a href={withoutFigure(search)}>{t('figure.close')}</a>
          </p>
        </aside>
      )}
      {opened && (
        <Dialog title={t('figure.title')} side onClose={() => setOpenIds([])}>
          {openIds.length > 1 && (
            <p>
              <button type="button" className="button-as-link" onClick={() => setOpenIds((ids) => ids.slice(0, -1))}>
                {t('figure.back')}
              </button>
            </p>
          )}
          <FocusedPanel key={opened.id} figure={opened} />
        </Dialog>
      )}
    </FiguresContext>
  )
}

/** Following an input replaces the link one stood on: the focus moves to the explanation that came instead. */
function FocusedPanel({ figure }: { figure: Figure }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1}>
      <FigurePanel figure={figure} />
    </div>
  )
}

/** A displayed figure that the reader can trace. One that is not in the map is plain text. */
export function FigureText({ id, children }: { id: string; children?: ReactNode }) {
  const { figures, hrefOf, open, more } = use(FiguresContext)
  const figure = figures[id]
  if (!figure && !more) return children

  const onClick = (event: MouseEvent) => {
    if (!open || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    open(id)
  }
  return (
    <a className="figure-text" href={hrefOf(id)} onClick={onClick}>
      {children ?? figure?.text}
    </a>
  )
}

/** How one figure came about: "Sådan er tallet beregnet". Inputs are found in the surrounding `FiguresProvider`. */
export function FigurePanel({ figure, figures }: { figure: Figure; figures?: Figures }) {
  const t = useTexts({ da, en })
  const { figures: around, referenceOf } = use(FiguresContext)
  const inputs = figure.inputs.map((id) => (figures ?? around)[id]).filter((input) => input !== undefined)

  return (
    <div className="figure-panel">
      <p className="figure-panel-label">{figure.label}</p>
      <p className="figure-panel-value">{withUnit(figure)}</p>
      <dl className="facts">
        <Fact term={t('figure.kind')}>{t(`figure.kind.${figure.kind}`)}</Fact>
        <Fact term={t('figure.period')}>{periodText(figure.period, useLanguage())}</Fact>
        {figure.n !== undefined && <Fact term={t('figure.n')}>{figure.n}</Fact>}
        {figure.rounding && <Fact term={t('figure.rounding')}>{figure.rounding}</Fact>}
        {referenceOf && (
          <Fact term={t('figure.reference')}>
            <code>{referenceOf(figure.id)}</code>
          </Fact>
        )}
      </dl>
      {figure.formula && <FormulaPart figure={figure} formula={figure.formula} />}
      {inputs.length > 0 && (
        <section>
          <h3>{t('figure.inputs')}</h3>
          <ul className="figure-inputs">
            {inputs.map((input) => (
              <li key={input.id}>
                <span>{input.label}</span> <FigureText id={input.id}>{withUnit(input)}</FigureText>
              </li>
            ))}
          </ul>
        </section>
      )}
      {figure.sources.length > 0 && (
        <section>
          <h3>{t('figure.sources')}</h3>
          <ul className="figure-sources">
            {figure.sources.map((source) => (
              <SourceItem key={`${source.kind} ${source.label}`} source={source} />
            ))}
          </ul>
        </section>
      )}
      {figure.notes && figure.notes.length > 0 && (
        <section>
          <h3>{t('figure.notes')}</h3>
          <ul>
            {figure.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function FormulaPart({ figure, formula }: { figure: Figure; formula: NonNullable<Figure['formula']> }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <section>
      <h3>{t('figure.formula')}</h3>
      <p className="formula">
        <span>{formula.text}</span>
        <span className="formula-filled">
          {formula.filled} = <strong>{withUnit(figure)}</strong>
        </span>
      </p>
      <p className="small">
        <a href={formula.methodHref}>{t('figure.method')}</a>{' '}
        {t('figure.rule', {
          rule: formula.id,
          version: formula.version,
          date: formatDate(formula.validFrom, language),
        })}
      </p>
    </section>
  )
}

function SourceItem({ source }: { source: FigureSource }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const steps = [
    source.submittedBy &&
      t('figure.submitted', { who: source.submittedBy, when: moment(source.submittedAt, language) }),
    source.approvedBy && t('figure.approved', { who: source.approvedBy, when: moment(source.approvedAt, language) }),
  ].filter(Boolean)
  return (
    <li>
      {source.href ? <a href={source.href}>{source.label}</a> : source.label}
      {steps.map((step) => (
        <span className="small" key={step}>
          {step}
        </span>
      ))}
    </li>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** "107 %", "6,4 pladser"; a missing figure stands without a unit. */
function withUnit(figure: Figure): string {
  const counted = figure.quantity.state === 'exact' || figure.quantity.state === 'interval'
  return counted && figure.unit ? `${figure.text} ${figure.unit}` : figure.text
}

/** "2024" and "1. halvår 2024" as they are; a single day as a date. */
function periodText(period: string, language: Language): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? formatDate(period, language) : period
}

/** A date or an instant; what cannot be read as either is shown as it is. */
function moment(when: string | undefined, language: Language): string {
  if (!when) return ''
  if (/^\d{4}-\d{2}-\d{2}$/.test(when)) return formatDate(when, language)
  return Number.isNaN(Date.parse(when)) ? when : formatDateTime(when, language)
}
