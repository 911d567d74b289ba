import { useEffect, useState } from 'react'
import { Form, useSearchParams } from 'react-router'
import { formatDateTime } from '#figures/format.ts'
import { Details, SavedMark } from '#ui/feedback.tsx'
import { ErrorSummary, type FormState, SubmitButton } from '#ui/form.tsx'
import type { KeptDraft } from '#ui/kept-draft.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { ExcelLinks } from '../excel/pages/excel-links.tsx'
import type { Acceptance, Finding, FormLine } from '../model.ts'
import { cellText, parseCell } from '../rules/cells.ts'
import { blockingFindings, filledLines, validate } from '../rules/validate.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ChangeNotice, DraftNotice, SaveProblem } from './change-notices.tsx'
import { type BlockChange, pasteChange, unchangedChange, useBlockChange } from './form-changes.ts'
import type { FormPage } from './form-page.ts'
import { Grid } from './grid.tsx'
import { ConflictNotice, History, ReturnNotice } from './notices.tsx'
import { cellName, reasonName } from './posted-form.ts'
import { DeadlineText } from './states.tsx'
import { AnsweredNotice, Threads } from './threads.tsx'
import { useFocusInView } from './use-focus-in-view.ts'
import { useSaving } from './use-saving.ts'

/** The form while it is filled: the grid, what is missing, and a quiet mark that everything typed is kept. */
export function FormEditor({ page, answer }: { page: FormPage; answer: FormState }) {
  const { form, today } = page
  const t = useTexts({ da, en })
  const language = useLanguage()
  const [search] = useSearchParams()
  const [typed, setTyped] = useState(() => ({ ...storedTexts(page), ...answer?.values }))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  useFocusInView(left)
  const [block, setBlock] = useBlockChange()
  const saving = useSaving(page, typed)
  const { lines, errors } = readLines(page, typed)
  const findings = validate(form.definition, lines, form.previous, acceptancesOf(page, lines, typed))
  const blocking = blockingFindings(findings)
  const showAll = search.has('mangler') || answer !== undefined
  const isShown = (finding: Finding) => showAll || asksForComment(form, finding) || !isUntouched(finding, typed, left)

  const change = (name: string, value: string) => {
    setTyped((before) => ({ ...before, [name]: value }))
    setBlock(null)
    saving.changed([name])
  }
  const put = (texts: Record<string, string>, options?: { confirm: boolean }) => {
    setTyped((before) => ({ ...before, ...texts }))
    saving.changed(Object.keys(texts), options)
  }
  const apply = (change: BlockChange) => {
    put(Object.fromEntries(change.changes.map(({ name, after }) => [name, after])))
    setLeft((before) => new Set([...before, ...change.changes.map(({ name }) => name)]))
    setBlock(change)
  }
  const unchanged = (lineIds: string[]) => {
    const change = unchangedChange(page, typed, lineIds)
    apply(change)
    saving.changed(change.confirmed, { confirm: true })
  }
  const undo = () => {
    if (!block) return false
    put(Object.fromEntries(block.changes.map(({ name, before }) => [name, before])))
    setLeft(new Set())
    setBlock(null)
    return true
  }
  const stored = storedTexts(page)
  const draft = differing(saving.offer, stored)
  const isStale = saving.offer !== null && draft === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a kept draft that says nothing new is forgotten once
  useEffect(() => {
    if (isStale) saving.dropOffer()
  }, [isStale])
  const path = `/indberetning/${form.round.id}/${form.respondent.id}`
  const shown = {
    ...page,
    form: { ...form, lines: form.lines.map((line, i) => ({ ...line, values: lines[i]?.values ?? {} })) },
  }
  const aged = {
    ...shown,
    form: { ...shown.form, confirmed: { ...form.confirmed, ...agesNow(saving.confirmed, t('age.you')) } },
  }
  // A moment later: what appears under a line must not move the button that is just being pressed.
  const leave = (name: string) => setTimeout(() => setLeft((before) => new Set(before).add(name)), 250)
  const savedAt = saving.savedAt ?? (search.has('gemt') ? page.now : null)

  return (
    <>
      <PageHead
        title={t('form.title', { title: form.round.title })}
        context={
          <>
            {form.respondent.organisationName} ·{' '}
            {t('form.filled', { n: filledLines(form.definition, lines), m: lines.length })}{' '}
            <SavedMark state={saving.state} time={savedAt ? formatDateTime(savedAt, language).slice(-5) : undefined} />
          </>
        }
        aside={
          <>
            {t('form.deadline', { deadline: '' })}
            <DeadlineText deadline={form.deadline} today={today} />
          </>
        }
        actions={<ExcelLinks path={path} mayUpload />}
      />
      <ErrorSummary form={answer} />
      <AnsweredNotice />
      <ReturnNotice page={page} />
      <div className="form-notices">
        <SaveProblem saving={saving} path={path} />
        <DraftNotice
          page={page}
          draft={draft}
          typed={typed}
          onTake={() => {
            setTyped((before) => ({ ...before, ...saving.offer?.values }))
            saving.takeOffer()
          }}
          onDrop={saving.dropOffer}
        />
        <ChangeNotice page={page} change={block} onUndo={undo} onClose={() => setBlock(null)} />
        <ConflictNotice
          page={page}
          conflicts={saving.conflicts}
          onMine={saving.keepMine}
          onTheirs={(conflict) => {
            setTyped((before) => ({ ...before, [cellName(conflict.lineId, conflict.field)]: conflict.theirs }))
            saving.takeTheirs(conflict)
          }}
        />
      </div>
      <Details summary={t('form.help')}>
        <p>{t('form.help.text')}</p>
      </Details>
      <Form
        method="post"
        id="indberetning"
        className="report-form"
        autoComplete="off"
        onSubmit={saving.stop}
        noValidate
      >
        <input type="hidden" name="versions" value={JSON.stringify(saving.versions)} />
        <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
          {t('form.save')}
        </button>
        <Threads
          form={form}
          threads={form.threads.filter(({ lineId }) => lineId === null)}
          mode="edit"
          userId={page.userId}
          now={page.now}
          answer={answer}
        />
        {form.openParts === null && Object.keys(form.previous).length > 0 && (
          <div className="button-row">
            <button
              type="submit"
              name="intent"
              value="unchanged"
              className="button button-secondary"
              onClick={(event) => {
                event.preventDefault()
                unchanged(form.lines.map(({ lineId }) => lineId))
              }}
            >
              {t('form.unchanged.all')}
            </button>
          </div>
        )}
        <Grid
          page={aged}
          marked={new Set(block?.changes.map(({ name }) => name))}
          answer={answer}
          onPaste={(placed) => apply(pasteChange(typed, placed))}
          onUnchanged={unchanged}
          onUndo={undo}
          lines={lines}
          typed={typed}
          errors={errors.filter(({ path }) => left.has(path) || showAll)}
          findings={findings.filter(isShown)}
          onChange={change}
          onLeave={leave}
        />
        <div className="form-foot">
          <div className="button-row">
            <SubmitButton name="intent" value="review">
              {t('form.review')}
            </SubmitButton>
            <SubmitButton name="intent" value="save" variant="secondary">
              {t('form.save')}
            </SubmitButton>
          </div>
          <p role="status">{blocking.length === 0 ? t('form.ready') : t('form.missing', countsOf(blocking))}</p>
        </div>
      </Form>
      {form.openParts === null && (
        <Details summary={t('form.nothing')}>
          <Form method="post">
            <p>{t('form.nothingText')}</p>
            <SubmitButton name="intent" value="nothing" variant="secondary">
              {t('form.nothing')}
            </SubmitButton>
          </Form>
        </Details>
      )}
      <History page={page} />
    </>
  )
}

function storedTexts({ form }: FormPage): Record<string, string> {
  const cells = form.lines.flatMap(({ lineId, values }) =>
    form.definition.fields.map(({ key }) => [cellName(lineId, key), cellText(values[key])] as const),
  )
  const reasons = form.acceptances.map(
    ({ ruleId, lineId, field, reason }) => [reasonName(ruleId, lineId, field), reason] as const,
  )
  return Object.fromEntries([...cells, ...reasons])
}

/** The kept words that are not what is stored; null when there are none. */
function differing(offer: KeptDraft | null, stored: Record<string, string>): KeptDraft | null {
  const values = Object.entries(offer?.values ?? {}).filter(([name, value]) => name in stored || value !== '')
  const other = values.filter(([name, value]) => value !== (stored[name] ?? ''))
  return offer && other.length > 0 ? { ...offer, values: Object.fromEntries(other) } : null
}

function agesNow(confirmed: Record<string, string>, by: string) {
  return Object.fromEntries(Object.entries(confirmed).map(([cell, at]) => [cell, { at, by }]))
}

/** The lines as typed now; what cannot be read counts as not reported and has its message. */
function readLines({ form }: FormPage, typed: Record<string, string>) {
  const errors: { path: string; message: { da: string; en: string } }[] = []
  const lines = form.lines.map((line): FormLine => {
    const values = form.definition.fields.map((field) => {
      const path = cellName(line.lineId, field.key)
      const result = parseCell(field, typed[path] ?? '')
      if (!result.ok) errors.push({ path, message: result.message })
      return [field.key, result.ok ? result.value : ({ state: 'notReported' } as const)] as const
    })
    return { lineId: line.lineId, name: line.name, values: Object.fromEntries(values) }
  })
  return { lines, errors }
}

/** A reason typed now counts at once, as it will when it is saved. */
function acceptancesOf({ form }: FormPage, lines: FormLine[], typed: Record<string, string>): Acceptance[] {
  return validate(form.definition, lines, form.previous, [])
    .filter(({ severity }) => severity === 'warning')
    .flatMap(({ ruleId, lineId, field, found }) => {
      const reason = (typed[reasonName(ruleId, lineId, field)] ?? '').trim()
      return reason.length < 3 ? [] : [{ ruleId, lineId, field, found, reason }]
    })
}

/** An empty field nobody has been in is no fault yet: it is counted below the form, not cried out in it. */
function isUntouched(finding: Finding, typed: Record<string, string>, left: ReadonlySet<string>): boolean {
  const name = cellName(finding.lineId, finding.field)
  return finding.severity === 'error' && (typed[name] ?? '') === '' && !left.has(name)
}

/** A comment is asked for by what was typed elsewhere, so its own empty field says so at once. */
function asksForComment({ definition }: FormPage['form'], { ruleId }: Finding): boolean {
  return definition.rules.some(({ id, predicate }) => id === ruleId && predicate.kind === 'needs-comment')
}

function countsOf(blocking: Finding[]): { errors: number; warnings: number } {
  const errors = blocking.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: blocking.length - errors }
}
