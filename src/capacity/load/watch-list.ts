import type { NewWatchEntry } from '../model.ts'

/** The report is dated 4 March 2025; since when the forum has followed an offering is not printed. */
const named = 'Følges ifølge rapporten af 4. marts 2025; hvornår det begyndte, står der ikke.'

/**
 * Offerings followed closely (følges tæt) as the report of 4 March 2025, section 5, and the decision of
 * DAS Social of 17 March 2025 name them. In our own words.
 */
export const printedWatchList: NewWatchEntry[] = [
  {
    offeringId: 'kofoedsminde-sel108',
    bodyId: 'kl-koordinationsforum',
    from: '2025-03-04',
    reason:
      'Landets eneste sikrede boform for domfældte med udviklingshæmning, fuldt objektivt finansieret. Forbruget ligger over pladstallet, selv om der er kommet mange pladser til.',
    initiatives: `Udvidet til 81 pladser i 2022 og på vej til 84 i 2025. ${named}`,
    proposedBy: ['over-occupancy'],
  },
  {
    offeringId: 'aalborgskolen-doevblindhed-fsl20',
    bodyId: 'kl-koordinationsforum',
    from: '2025-03-04',
    reason:
      'Få elever fra hele landet: viden og bæredygtighed afhænger af enkelte pladser. Flere elever er uden for målgruppen.',
    initiatives: `Én ny elev ventes i 2025. ${named}`,
    proposedBy: ['over-occupancy', 'small-group'],
  },
  {
    offeringId: 'refsnaes-fsl20',
    bodyId: 'kl-koordinationsforum',
    from: '2025-03-04',
    reason:
      'Synscenter Refsnæs har færre pladser end før, og specialviden om blinde og svagsynede børn skal kunne bevares.',
    initiatives: `Pladstallet er sat ned. Sagen til DAS den 17. marts 2025 anbefaler, at den tætte opfølgning slutter; rapporten har ydelsen med. ${named}`,
    proposedBy: ['small-group'],
  },
  {
    offeringId: 'aalborgskolen-hoeretab-fsl20',
    bodyId: 'das-nordjylland',
    from: '2025-03-17',
    reason: 'Belægningen er faldet i seks år og var 33 % i 2024. Ydelsen er delvis objektivt finansieret.',
    initiatives: 'DAS besluttede den 17. marts 2025 at følge ydelsen tæt lokalt i 2025.',
    proposedBy: ['low-occupancy', 'falling-years'],
  },
]
