import type { SectionName } from '../model.ts'

/** How one agenda system prints a meeting. Each is written after habits of real systems, none after a single document. */
export type Layout = {
  name: string
  date: 'long' | 'dashes' | 'dots' | 'short' | 'weekday'
  head: 'labels' | 'columns' | 'line' | 'people-only'
  labels: { present: string; absent: string; others: string; place: string; time: string }
  contents: 'none' | 'plain' | 'leaders'
  /** Number and title of an item, a line each; '' is an empty line. */
  begin: (number: string, title: string, open: boolean) => string[]
  nested?: true
  firstNumber?: number
  /** Where openness stands; not at all in papers that do not say. */
  open: 'above' | 'below' | 'in-title' | 'none'
  openWords: [open: string, closed: string]
  caseNumber: (number: string) => string
  heading: (words: string, kind: string) => string
  inline: boolean
  words: Partial<Record<SectionName | 'recommendation' | 'attachments', string>>
  intro: string
  clauses: 'bullets' | 'numbered' | 'numbered-at' | 'letters' | 'at' | 'sentence'
  attachments: 'dashes' | 'bullets' | 'numbered' | 'plain' | 'bilag-n' | 'dated' | 'on-line'
  noAttachments: string | null
  decision: (body: string, date: string) => string
  history: (body: string, date: string) => string
  decisionFirst?: true
  papers: 'behind-item' | 'end' | 'none'
  stamped?: true
  running: ((body: string, date: string, page: number) => string) | null
  pages: 'feed' | 'space' | 'stamp' | 'none'
  ended: string | null
  decisions: boolean
}

const plain = {
  date: 'long',
  head: 'labels',
  labels: { present: 'Til stede:', absent: 'Afbud:', others: 'Øvrige deltagere:', place: 'Sted:', time: 'Tid:' },
  contents: 'none',
  open: 'none',
  openWords: ['Åben', 'Lukket'],
  caseNumber: (number) => `Sagsnr. ${number}`,
  heading: (words) => words,
  inline: false,
  words: {},
  intro: 'Det indstilles, at udvalget',
  clauses: 'numbered',
  attachments: 'dashes',
  noAttachments: null,
  decision: () => 'Beslutning',
  history: (body, date) => `Beslutning i ${body} den ${date}`,
  papers: 'behind-item',
  running: null,
  pages: 'none',
  ended: null,
  decisions: true,
} satisfies Partial<Layout>

export const layouts: readonly Layout[] = [
  {
    ...plain,
    name: 'word below, header on each page',
    begin: (n, title) => [`Punkt ${n}.`, '', title],
    open: 'above',
    caseNumber: (number) => number,
    attachments: 'dashes',
    heading: (words, kind) => (kind === 'attachments' || kind === 'decision' ? `${words}:` : words),
    running: (body, date) => `Mødet den ${date} ${body}`,
    date: 'dots',
    pages: 'space',
    clauses: 'bullets',
  },
  {
    ...plain,
    name: 'word with colon, contents with dots',
    begin: (n, title) => [`Punkt ${n}: ${title}`],
    contents: 'leaders',
    open: 'below',
    openWords: ['Åbent punkt', 'Lukket punkt'],
    caseNumber: (number) => `Sagsnr.: ${number}`,
    words: { presentation: 'Sagsbeskrivelse', resume: 'Resumé', recommendation: 'Forvaltningens indstilling' },
    intro: 'Forvaltningen indstiller, at udvalget',
    clauses: 'numbered-at',
    attachments: 'bilag-n',
    decision: (body, date) => `Beslutning i ${body} den ${date}`,
    pages: 'feed',
    running: (body, date, page) => `${body}, ${date} side ${page}`,
    ended: 'Mødet blev hævet kl.',
  },
  {
    ...plain,
    name: 'bare number, open beneath',
    begin: (n, title) => [`${n}. ${title}`],
    contents: 'plain',
    open: 'below',
    openWords: ['Åben sag', 'Lukket sag'],
    date: 'dashes',
    caseNumber: (number) => `Sags-id: ${number}`,
    heading: (words) => `${words}:`,
    intro: 'Direktionen indstiller,',
    clauses: 'at',
    attachments: 'dated',
    decision: (body, date) => `Beslutning truffet af ${body} den ${date}`,
    papers: 'none',
    running: (body, date, page) => `${body} ${date} Side ${page} af 31`,
    pages: 'feed',
  },
  {
    ...plain,
    name: 'short word, everything on a line',
    begin: (n, title) => [`Pkt. ${n}: ${title}`],
    caseNumber: (number) => `Sag: ${number}`,
    inline: true,
    heading: (words) => `${words}:`,
    intro: 'Det indstilles, at gruppen',
    clauses: 'sentence',
    attachments: 'on-line',
    noAttachments: 'Ingen',
    papers: 'none',
    head: 'line',
  },
  {
    ...plain,
    name: 'case by number, capital headings',
    begin: (n, title) => [`Sag nr. ${n} - ${title}`],
    open: 'below',
    openWords: ['Offentlig', 'Ikke offentlig'],
    caseNumber: (number) => `J.nr. ${number}`,
    heading: (words) => words.toUpperCase(),
    words: { presentation: 'Fremstilling', economy: 'Økonomiske konsekvenser' },
    intro: 'Administrationen indstiller til udvalget:',
    clauses: 'letters',
    attachments: 'bullets',
    decision: () => 'UDVALGETS BESLUTNING',
    history: (body, date) => `${body.toUpperCase()}S BESLUTNING ${date}`,
    pages: 'stamp',
    date: 'short',
    papers: 'none',
  },
  {
    ...plain,
    name: 'openness in brackets',
    begin: (n, title, open) => [`${n} (${open ? 'Åben' : 'Lukket'}) ${title}`],
    open: 'in-title',
    caseNumber: (number) => `Sagsnr. ${number}`,
    intro: 'Social- og sundhedschefen indstiller, at',
    clauses: 'numbered',
    attachments: 'numbered',
    words: { presentation: 'Sagens indhold', hearing: 'Høring', attachments: 'Bilagsliste' },
    decision: (body, date) => `Beslutning fra ${body}, ${date}`,
    history: (body, date) => `Beslutning fra ${body}, ${date}`,
    papers: 'end',
    pages: 'feed',
    date: 'weekday',
  },
  {
    ...plain,
    name: 'serial numbers of a year',
    begin: (n, title) => [`${n}. ${title}`],
    firstNumber: 47,
    open: 'none',
    date: 'dashes',
    caseNumber: (number) => `Sagsnummer: ${number}`,
    heading: (words) => `${words}:`,
    words: { resume: 'Kort resumé', economy: 'Økonomi og personale' },
    clauses: 'bullets',
    attachments: 'plain',
    noAttachments: 'Ingen bilag.',
    decision: (body, date) => `Beslutning i ${body} den ${date}:`,
    papers: 'none',
    ended: 'Mødet sluttede kl.',
  },
  {
    ...plain,
    name: 'decision first, stamps on attachments',
    begin: (n, title) => [`Punkt ${n} ${title}`],
    contents: 'leaders',
    decisionFirst: true,
    clauses: 'numbered',
    attachments: 'bilag-n',
    running: (body, date, page) => `${body} Møde den ${date} Side ${page} af 42`,
    date: 'dots',
    pages: 'feed',
    papers: 'end',
    stamped: true,
  },
  {
    ...plain,
    name: 'numbers in two parts under group headings',
    begin: (n, title) => [`${n}. ${title}`],
    nested: true,
    caseNumber: (number) => `${number}`,
    words: { hearing: 'Høringssvar' },
    intro: 'Det indstilles, at gruppen',
    clauses: 'bullets',
    attachments: 'bullets',
    contents: 'plain',
    papers: 'none',
    pages: 'feed',
  },
  {
    ...plain,
    name: 'number and dash, two columns of people',
    begin: (n, title) => [`Punkt nr. ${n} – ${title}`],
    head: 'columns',
    labels: {
      present: 'Deltagere',
      absent: 'Fraværende',
      others: 'Gæster:',
      place: 'Mødested:',
      time: 'Mødetidspunkt:',
    },
    open: 'above',
    openWords: ['Åben dagsorden', 'Lukket dagsorden'],
    heading: (words) => `${words}.`,
    decision: () => 'Konklusion',
    intro: 'Sekretariatet indstiller,',
    clauses: 'at',
    attachments: 'dashes',
    papers: 'none',
  },
  {
    ...plain,
    name: 'number alone on its line',
    begin: (n, title) => [`${n}.`, title],
    open: 'below',
    caseNumber: (number) => `Sagsnr. ${number}`,
    decision: () => 'Referat',
    clauses: 'letters',
    attachments: 'numbered',
    papers: 'behind-item',
    pages: 'feed',
  },
  {
    ...plain,
    name: 'agenda without decisions',
    begin: (n, title) => [`Dagsordenspunkt ${n}: ${title}`],
    decisions: false,
    head: 'line',
    clauses: 'bullets',
    attachments: 'bullets',
    papers: 'none',
  },
  {
    ...plain,
    name: 'capital titles',
    begin: (n, title) => [`${n}. ${title.toUpperCase()}`],
    head: 'people-only',
    labels: {
      present: 'Mødedeltagere:',
      absent: 'Afbud fra:',
      others: 'Desuden deltog:',
      place: 'Lokale:',
      time: 'Dato:',
    },
    heading: (words) => `${words}:`,
    inline: true,
    decision: () => 'Beslutning',
    clauses: 'sentence',
    attachments: 'on-line',
    papers: 'none',
  },
  {
    ...plain,
    name: 'number and bracket',
    begin: (n, title) => [`${n}) ${title}`],
    open: 'below',
    openWords: ['Status: Åben', 'Status: Lukket'],
    date: 'weekday',
    clauses: 'numbered',
    attachments: 'dashes',
    decision: (body, date) => `${body}, ${date}, beslutning:`,
    papers: 'none',
    pages: 'stamp',
  },
]
