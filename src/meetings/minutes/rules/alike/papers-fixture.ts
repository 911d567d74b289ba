// Papers of one meeting in layouts that no list of words knows: what is said is the same in all of them.

export type Said = { title: string; text: string | null; wish: string | null; papers: string[]; outcome: string }

export const said: Said[] = [
  { title: 'Godkendelse af dagsorden', text: null, wish: 'godkender dagsordenen', papers: [], outcome: 'Godkendt.' },
  {
    title: 'Ny aftale om kørsel til dagtilbud',
    text: 'Kommunerne har i fire år delt udgiften efter folketal. Ruterne kan lægges på tværs af kommunegrænsen.',
    wish: 'godkender aftalen for en periode på to år',
    papers: ['Udkast til aftale', 'Oversigt over ruter'],
    outcome: 'Aftalen blev godkendt med den ændring, at den gælder i tre år.',
  },
  {
    title: 'Budgetopfølgning for andet kvartal',
    text: 'Regnskabet viser et mindreforbrug på 120.000 kr. Det skyldes især ledige stillinger.',
    wish: 'tager opfølgningen til efterretning',
    papers: ['Regnskab pr. 30. juni'],
    outcome: 'Taget til efterretning.',
  },
  {
    title: 'Ventetid på pladser til unge',
    text: 'Der er 14 unge på venteliste. Tallet er steget siden foråret.',
    wish: 'drøfter ventetiden',
    papers: ['Venteliste'],
    outcome: 'Gruppen drøftede ventetiden og ønskede en ny opgørelse til marts.',
  },
  {
    title: 'Lokaler til det nye værested og fordeling af udgifterne mellem de deltagende kommuner',
    text: 'Lejemålet i Havnegade er opsagt. Der er set på tre andre steder.',
    wish: 'beslutter, hvilket lokale der vælges',
    papers: [],
    outcome: 'Udsat til næste møde, hvor der foreligger et overslag.',
  },
  { title: 'Eventuelt', text: null, wish: null, papers: [], outcome: 'Intet at bemærke.' },
]

const head = ['Samråd for Specialområdet', 'Referat af møde den 4. maj 2015 kl. 9.00-12.00', 'Sted: Rådhuset', '']
const some = (value: string | null, lines: (value: string) => string[]) => (value === null ? [] : lines(value))
const many = (values: readonly string[], lines: string[]) => (values.length === 0 ? [] : lines)
const paper = (item: (said: Said, at: number) => string[]) => [...head, ...said.flatMap(item)]
const letters = 'ABCDEF'

/** Each layout, and the number it gives an item. */
export const papers: Record<string, { lines: string[]; number: (at: number) => number | string }> = {
  'titles underlined, text indented, labels with a colon on lines of their own': {
    number: (at) => at + 1,
    lines: paper(({ title, text, wish, papers: files, outcome }) => [
      '',
      title,
      '-'.repeat(30),
      '',
      ...some(text, (each) => [`   ${each}`, '']),
      ...some(wish, (each) => ['   Ønsket:', `   at rådet ${each}`, '']),
      ...many(files, ['   Med brevet fulgte:', ...files.map((file) => `   ${file}`), '']),
      '   Enden blev:',
      `   ${outcome}`,
      '',
    ]),
  },
  'letters for numbers': {
    number: (at) => letters[at] as string,
    lines: paper(({ title, text, wish, papers: files, outcome }, at) => [
      '',
      `Tema ${letters[at]} – ${title}`,
      '',
      ...some(text, (each) => ['Herom', each, '']),
      ...some(wish, (each) => ['Vi beder om', `– at rådet ${each}`, '']),
      ...many(files, ['Til fordybelse', ...files.map((file) => `– ${file}`), '']),
      'Sådan gik det',
      outcome,
      '',
    ]),
  },
  'cells of a table that ran together': {
    number: (at) => at + 1,
    lines: paper(({ title, text, wish, papers: files, outcome }, at) => [
      `Nr. ${at + 1}${title}Tid: ${5 * at + 5} min.`,
      ...some(text, (each) => [`Optakt${each}`]),
      ...some(wish, (each) => [`OpgaveDet foreslås, at rådet ${each}`]),
      ...many(files, [`Papirer${files.join('; ')}`]),
      `Facit${outcome}`,
    ]),
  },
  'numbers that begin anew in each part': {
    number: (at) => (at < 3 ? at + 1 : at - 2),
    lines: paper(({ title, text, wish, outcome }, at) => [
      ...(at % 3 === 0 ? ['', `Del ${at / 3 + 1}: ${at === 0 ? 'Til behandling' : 'Til orientering'}`, ''] : []),
      `${at < 3 ? at + 1 : at - 2}. ${title}`,
      '',
      ...some(text, (each) => [each, '']),
      ...some(wish, (each) => [`Ønsket: at rådet ${each}`, '']),
      `Efter mødet: ${outcome}`,
      '',
    ]),
  },
  'fields between rows of signs': {
    number: (at) => at + 1,
    lines: paper(({ title, text, wish, outcome }, at) => [
      '====================',
      `Nummer : ${at + 1}`,
      `Overskrift : ${title}`,
      `Løbenr : 15-${100 + at}`,
      '====================',
      '',
      ...some(text, (each) => ['HVORFOR', each, '']),
      ...some(wish, (each) => ['HVAD', `Det foreslås, at rådet ${each}`, '']),
      'UTFALD',
      outcome,
      '',
    ]),
  },
  'a list of the items at the top and no numbers': {
    number: (at) => at + 1,
    lines: [
      ...head,
      'Emner:',
      '',
      ...said.map(({ title }) => `  ${title}`),
      '',
      ...said.flatMap(({ title, text, outcome }) => ['', title, ...some(text, (each) => [each]), `-> ${outcome}`]),
    ],
  },
  'the decision first': {
    number: (at) => at + 1,
    lines: paper(({ title, text, wish, outcome }, at) => [
      '',
      '',
      title,
      `Løbenummer 15/${4000 + at * 7}`,
      'Bestemmelse',
      outcome,
      ...some(wish, (each) => ['Ønske', `At rådet ${each}`]),
      ...some(text, (each) => ['Fortælling', each]),
    ]),
  },
  'all items numbered 1, text between title and label': {
    number: () => 1,
    lines: paper(({ title, text, outcome }) => [
      ` 1. ${title}`,
      '',
      ...some(text, (each) => [each, '']),
      'Svar:',
      '',
      outcome,
      '',
    ]),
  },
}
