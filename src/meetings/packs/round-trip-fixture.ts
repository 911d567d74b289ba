import type { FollowUp } from '../follow-ups/model.ts'
import type { Attendance, Decision } from '../model.ts'
import type { ItemView } from '../service/view.ts'
import type { Shown } from './shown.ts'

/** A meeting of people and places that are made up, as it goes into a document; `more` wins. */
export function meetingShown(more: Partial<Shown['meeting']> = {}): Shown['meeting'] {
  return {
    id: 'm1',
    bodyId: 'das-nordjylland',
    bodyName: 'DAS',
    bodyLongName: 'Den administrative styregruppe for socialområdet',
    heldOn: '2025-03-17',
    startsAt: '09:00',
    endsAt: '12:30',
    place: 'Rådhuset i Nibe, lokale 2',
    state: 'minutes-approved',
    submissionDueOn: null,
    agendaSentAt: null,
    hearingUntil: null,
    minutesApprovedAt: null,
    minutesApprovedBy: null,
    cancelledAt: null,
    version: 1,
    ...more,
  }
}

/** An open item of an agenda; `more` wins. */
export function itemShown(number: string, more: Partial<ItemView> = {}): ItemView {
  return {
    id: `i${number}`,
    meetingId: 'm1',
    parentId: number.includes('.') ? `i${number.split('.')[0]}` : null,
    position: 1,
    kind: 'case',
    number,
    title: `Sag nummer ${number}`,
    text: null,
    purpose: 'decision',
    minutesNeeded: null,
    late: false,
    extra: false,
    closed: false,
    closedReason: null,
    caseId: null,
    stopId: null,
    case: null,
    isClosed: false,
    isBusiness: false,
    reason: null,
    sections: [],
    clauses: [],
    attachments: [],
    earlier: [],
    decision: null,
    followUps: [],
    minutes: null,
    changedSince: null,
    note: null,
    ...more,
  } as ItemView
}

/** What was decided: each clause adopted, and the words. */
export function decisionShown(
  text: string | null,
  clauses: readonly string[] = [],
  more: Partial<Decision> = {},
): Decision {
  return {
    id: 'd',
    itemId: null,
    text,
    delegatedTo: null,
    delegatedWhat: null,
    version: 1,
    outcomes: clauses.map((clause, at) => ({
      position: at + 1,
      clauseId: `c${at + 1}`,
      verb: 'approve',
      clause,
      outcome: 'adopted',
      optionNumber: null,
      change: null,
    })),
    ...more,
  }
}

export const clausesShown = (...texts: string[]): ItemView['clauses'] =>
  texts.map((text, at) => ({ id: `c${at + 1}`, position: at + 1, verb: 'approve', text, options: [] }))

export const followUpShown = (what: string, responsible: string, dueOn: string | null): FollowUp => ({
  id: what,
  bodyId: 'das-nordjylland',
  decisionId: 'd',
  what,
  responsible,
  organisationId: null,
  dueOn,
  isProposal: false,
  changes: [],
  doneOn: null,
  doneNote: null,
  version: 1,
})

export const personShown = (
  presence: 'present' | 'absent',
  name: string,
  more: Partial<Attendance> = {},
): Attendance => ({
  id: name,
  kind: 'member',
  presence,
  name,
  described: null,
  deputyFor: null,
  itemIds: [],
  ...more,
})

const people = [
  personShown('present', 'Anna Holm', { described: 'Direktør, Nibe Kommune' }),
  personShown('present', 'Bo Dam', { described: 'Socialchef' }),
  personShown('present', 'Formanden for brugerrådet'),
  personShown('present', 'Carla Ry', { described: 'Centerchef', deputyFor: 'Dan Ege', kind: 'deputy' }),
  personShown('present', 'Eva Friis', { described: 'Region Nordjylland', kind: 'guest', itemIds: ['i3', 'i5'] }),
  personShown('absent', 'Dan Ege', { described: 'Centerchef i Morsø Kommune' }),
  personShown('absent', 'Gry Lund'),
]

const long = Array.from(
  { length: 9 },
  (_, n) =>
    `Afsnit ${n + 1} fortæller om ventelisterne på området, hvor presset er steget siden 2023, og hvor kommunerne og regionen har aftalt at følge udviklingen tæt. Der er ${n + 2} tilbud i den nordlige del, og tallene er opgjort pr. 1. januar.`,
).join('\n\n')

const items: ItemView[] = [
  itemShown('1', {
    kind: 'approve-agenda',
    title: null,
    clauses: clausesShown('godkender dagsordenen'),
    decision: decisionShown('Godkendt.', ['godkender dagsordenen']),
  }),
  itemShown('2', {
    kind: 'approve-minutes',
    title: null,
    clauses: clausesShown('godkender referatet af mødet den 9. januar 2025'),
    decision: decisionShown(null, ['godkender referatet af mødet den 9. januar 2025']),
  }),
  itemShown('3', {
    title: 'Fælles indgang for pårørende i 2025 og 2026',
    case: { id: 'k3', number: '2025-12', responsible: 'Sekretariatet for den nordjyske rammeaftale' },
    sections: [
      { name: 'resume', text: 'Kort om den fælles indgang.' },
      { name: 'background', text: long },
      { name: 'presentation', text: `Forslaget har tre dele:\n- en telefon\n- en side\n- en uddannelse\n\n${long}` },
      { name: 'economy', text: 'Udgiften er 250.000 kr. om året.' },
    ],
    clauses: clausesShown('godkender forslaget om en fælles indgang', 'drøfter, hvordan den gøres kendt'),
    minutes: {
      itemId: 'i3',
      text: 'Medlemmerne bakkede op.\n\nDet blev nævnt, at telefonen skal passes.',
      version: 1,
      writtenAt: '',
    },
    decision: decisionShown(
      'DAS godkendte forslaget.\n\nSekretariatet vender tilbage med en plan.',
      ['godkender forslaget om en fælles indgang', 'drøfter, hvordan den gøres kendt'],
      { delegatedTo: 'FU', delegatedWhat: 'at vælge navnet' },
    ),
    followUps: [
      followUpShown('Åbn den fælles indgang', 'Kommunerne', '2025-06-01'),
      followUpShown('Skriv en plan', 'Sekretariatet', null),
    ],
    attachments: [
      { id: 'a1', title: 'Notat om indgangen', detachedAt: null },
      { id: 'a2', title: 'Budget 2025', detachedAt: null },
    ] as ItemView['attachments'],
  }),
  itemShown('4', {
    title: 'Aftale under forhandling',
    isClosed: true,
    reason: 'Forvaltningslovens § 27',
    case: { id: 'k4', number: '2025-13', responsible: null },
    sections: [{ name: 'resume', text: 'Kort om aftalen.' }],
    clauses: clausesShown('godkender aftalen'),
    decision: decisionShown('Godkendt.', ['godkender aftalen']),
  }),
  itemShown('5', {
    title: 'Valg af model for vagter',
    purpose: 'discussion',
    case: { id: 'k5', number: '2025-14', responsible: null },
    sections: [{ name: 'resume', text: 'To modeller er mulige.' }],
    clauses: [
      { id: 'c1', position: 1, verb: 'decide', text: 'vælger en model', options: ['Fælles vagt', 'Egen vagt'] },
    ],
    decision: decisionShown(null, [], {
      outcomes: [
        {
          position: 1,
          clauseId: 'c1',
          verb: 'decide',
          clause: 'vælger en model',
          outcome: 'option',
          optionNumber: 2,
          change: null,
        },
      ],
    }),
  }),
  itemShown('6', { kind: 'information', title: null, purpose: 'orientation' }),
  itemShown('6.1', {
    kind: 'other',
    title: 'Nyt fra socialtilsynet',
    purpose: 'orientation',
    text: 'Tilsynet har fået nye takster.',
    decision: decisionShown('Orienteringen blev taget til efterretning.'),
  }),
  itemShown('7', {
    kind: 'any-other-business',
    title: null,
    isBusiness: true,
    decision: decisionShown('Ledige pladser blev nævnt.'),
  }),
  itemShown('8', { kind: 'next-meeting', title: null, text: 'Næste møde er den 22. maj 2025 kl. 9.00.' }),
]

/** Minutes with everything in them, with and without the closed item, and minutes that say as little as they can. */
export const shownMeetings: Record<'whole' | 'open' | 'bare', Shown> = {
  whole: { meeting: meetingShown(), items, attendance: people, cited: {}, references: {}, hasLeftOut: false },
  open: {
    meeting: meetingShown({ bodyLongName: 'Forretningsudvalget', bodyName: 'FU', endsAt: null }),
    items: items.filter(({ isClosed }) => !isClosed),
    attendance: people,
    cited: {},
    references: {},
    hasLeftOut: true,
  },
  bare: {
    meeting: meetingShown({
      bodyLongName: 'KKR Nordjylland',
      bodyName: 'KKR',
      startsAt: null,
      endsAt: null,
      place: null,
    }),
    items: [
      itemShown('1', { kind: 'approve-agenda', title: null, decision: decisionShown('Godkendt.') }),
      itemShown('2', {
        title: 'Budget for sekretariatet',
        case: { id: 'k2', number: '2025-15', responsible: null },
        clauses: clausesShown('godkender budgettet'),
        decision: decisionShown('KKR godkendte budgettet.', ['godkender budgettet']),
        followUps: [followUpShown('Send budgettet til kommunerne', 'Sekretariatet', '2025-04-15')],
      }),
    ],
    attendance: [],
    cited: {},
    references: {},
    hasLeftOut: false,
  },
}
