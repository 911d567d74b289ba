import { createHash } from 'node:crypto'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { mediaTypes } from '#platform/extract/model.ts'
import { readMinutes } from './rules/read-minutes.ts'
import { insertImport } from './store.ts'

/** Minutes of a meeting that never was, in the layout of an older agenda system; people by their role. */
const text = `punktet drøftes igen, når tallene foreligger.
 Socialudviklingsgruppen

 
Tid Mødet den 12. september 2019, kl. 9.00 - 12.00

Sted Rådhuset i Brønderslev

Fraværende Repræsentanten for Læsø Kommune

Til stede Formanden, Repræsentanten for Aalborg Kommune, Repræsentanten for Region Nordjylland

Øvrige
deltagere

Konsulent i sekretariatet
 Mødet den 12.09.2019 Socialudviklingsgruppen

Åben

Punkt 1.

Godkendelse af dagsorden

Indstilling

Det indstilles, at Socialudviklingsgruppen

1. Godkender dagsordenen

Beslutning:

Godkendt.
 Mødet den 12.09.2019 Socialudviklingsgruppen

Åben

Punkt 2.

Fælles kursus om lavaffektive metoder for medarbejdere på
botilbud

2019-012345

Resumé

Flere tilbud efterspørger et fælles kursus. Sekretariatet har indhentet et tilbud fra en ud-
dannelsesinstitution.

Sagsfremstilling

Kurset varer tre dage og kan holdes to steder i regionen.

Side 4



Indstilling

Det indstilles, at Socialudviklingsgruppen

1. Drøfter tilbuddet
2. Beslutter, om kurset skal holdes i 2020

Bilag:
- Tilbud på kursus
- Oversigt over deltagere

Beslutning:

Tilbuddet blev drøftet, og gruppen besluttede at holde kurset. Sekretariatet indkalder til et planlægningsmøde
inden den 1. november 2019. Kommunerne melder tilbage om antal deltagere på næste møde.
 2

TILBUD PÅ KURSUS



Kurset har plads til 25 deltagere. 
 Mødet den 12.09.2019 Socialudviklingsgruppen

Lukket

Punkt 3.

Takst for et enkelt tilbud

Beslutning:

Sagen udsættes.
 Mødet den 12.09.2019 Socialudviklingsgruppen

Åben

Punkt 5.

Eventuelt

Beslutning:

Intet.
`

export const demoImportId = '00000000-0000-4000-8000-00000019a912'

/** Puts a file of old minutes up for review in the demo content. */
export async function loadDemoMinutes(db: Db, userId: string): Promise<void> {
  const lines = text.trimEnd().split('\n')
  await asSystem(db, 'demo', async (tx) => {
    await insertImport(tx, {
      id: demoImportId,
      area: 'nordjylland',
      sha256: createHash('sha256').update(text).digest('hex'),
      fileName: 'referat-2019-09-12.txt',
      mediaType: mediaTypes.text,
      bytes: new TextEncoder().encode(text),
      lines,
      found: readMinutes(lines),
      userId,
    })
  })
}
