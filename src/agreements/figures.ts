import type { Figure, FigureFormula } from '#figures/figure.ts'
import { calculatedFigure } from '#figures/provenance.ts'
import { fraction } from '#figures/ratio.ts'
import { wholeNumbers } from '#figures/round.ts'
import type { Agreement, Initiative, InitiativeState, Party } from './model.ts'
import { approvalCount, stateCounts } from './rules.ts'

/** The counts a page of an agreement shows, each traceable to the table that it counts. */
export type AgreementFigures = Record<'approved' | 'parties' | InitiativeState, Figure>

const method = '/metode/aftalens-stand'

/** Counts of initiatives by state and of parties that have approved (aftalens stand), as figures. */
export function agreementFigures(
  agreement: Pick<Agreement, 'id' | 'title' | 'approvalDeadline'>,
  initiatives: readonly Initiative[],
  parties: readonly Party[],
  today: string,
): AgreementFigures {
  const counts = stateCounts(initiatives)
  const approvals = approvalCount(parties, agreement.approvalDeadline)
  const count = (id: string, label: string, unit: string, value: number, formula: FigureFormula) =>
    calculatedFigure({
      id: `${agreement.id}.${id}`,
      label: `${label}, ${agreement.title}`,
      unit,
      period: today,
      value: fraction(BigInt(value), 1n),
      rounding: wholeNumbers,
      formula,
      inputs: [],
    })
  const source = { kind: 'reference' as const, label: agreement.title, href: `/aftaler/${agreement.id}` }
  const traced = (figure: Figure): Figure => ({ ...figure, sources: [source] })
  const state = (id: InitiativeState, word: string) =>
    traced(
      count(
        id,
        `Initiativer, der er ${word}`,
        'initiativer',
        counts[id],
        byState(word, counts[id], initiatives.length),
      ),
    )
  return {
    proposed: state('proposed', 'foreslået'),
    running: state('running', 'i gang'),
    completed: state('completed', 'afsluttet'),
    stopped: state('stopped', 'stoppet'),
    approved: traced(
      count('approved', 'Parter, der er registreret som godkendt', 'parter', approvals.approved, {
        ...base('agreements/approvals'),
        text: 'parter med en dato for godkendelsen',
        filled: `${approvals.parties} parter − ${approvals.notReported} ikke oplyst`,
      }),
    ),
    parties: traced(
      count('parties', 'Parter, der skal godkende', 'parter', approvals.parties, {
        ...base('agreements/approvals'),
        text: 'rækker i tabellen Godkendelse',
        filled: `${approvals.parties} rækker`,
      }),
    ),
  }
}

function byState(word: string, found: number, all: number): FigureFormula {
  return {
    ...base('agreements/states'),
    text: 'initiativer, hvis seneste status er den nævnte',
    filled: `${found} af ${all} initiativer er ${word}`,
  }
}

function base(id: string) {
  return { id, version: '1.0', validFrom: '2025-01-01', methodHref: method }
}
