import { describe, expect, test } from 'vitest'
import { followUpsOf } from './follow-ups.ts'

const date = '2025-01-15'
const found = (decision: string) => followUpsOf(decision, date).map(({ responsible, due }) => [responsible, due])

describe('a follow-up is proposed', () => {
  test.each([
    ['Sekretariatet følger op inden 1. marts 2025.', 'Sekretariatet', '2025-03-01'],
    ['DAS besluttede, at FU udarbejder et kommissorium til mødet i juni.', 'FU', 'til mødet i juni'],
    ['Forvaltningen vender tilbage til udvalget.', 'Forvaltningen', undefined],
    ['Administrationen udarbejder et notat til næste møde.', 'Administrationen', 'til næste møde'],
    ['Udvalget bad forvaltningen om en status på mødet i august 2025.', 'Forvaltningen', 'på mødet i august 2025'],
    ['Udvalget anmodede direktionen om at belyse økonomien senest den 5. maj.', 'Direktionen', '2025-05-05'],
    ['Anna Bro kontakter Havneby Kommune inden sommerferien.', 'Anna Bro', 'inden sommerferien'],
    ['Sagen genoptages på næste møde.', undefined, 'på næste møde'],
    ['Punktet tages op igen i 2. kvartal 2025.', undefined, '2. kvartal 2025'],
    ['Arbejdsgruppen afrapporterer ultimo 2025.', 'Arbejdsgruppen', 'ultimo 2025'],
    ['Kommunerne melder tilbage senest d. 4/2.', 'Kommunerne', '2025-02-04'],
    ['Socialchefen følger op på punkt 4 fra mødet den 12. marts 2024.', 'Socialchefen', undefined],
  ])('%s', (text, responsible, due) => {
    expect(found(text)).toEqual([[responsible, due]])
  })
})

describe('nothing is proposed', () => {
  test.each([
    'Godkendt.',
    'Udvalget tog orienteringen til efterretning.',
    'Formanden orienterede om baggrunden for sagen.',
    'Et flertal stemte for, og 2 stemte imod.',
    'Indstillingen blev fulgt.',
    'DAS ønsker ikke at arbejde videre med forslaget.',
    'Anbefales godkendt med den bemærkning, at tidsplanen følges.',
    'Der var enighed om, at samarbejdet fungerer godt.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})
