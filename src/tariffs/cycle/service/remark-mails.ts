import { fillText } from '#figures/wording.ts'
import type { Tx } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail.ts'
import { sheetName } from '../figures.ts'
import type { Sheet } from '../model.ts'
import { listRemarker, listSheetReporters, type SheetPerson } from '../store/remark-people.ts'
import { tariffTemplate } from '../template.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Remark = { stepId: string; field: string | null; text: string; sendBack: boolean; address: string }

/** Writes once to everybody who reports for the operator that the group has a remark to the sheet. */
export async function mailRemark(tx: Tx, sheet: Sheet, remark: Remark): Promise<void> {
  for (const person of await listSheetReporters(tx, sheet.id)) {
    const page = person.respondentId === null ? '/takster' : `/takster/skema/${person.respondentId}/${sheet.offeringId}`
    const kind = remark.sendBack ? 'tariffs.mail.sentBack' : 'tariffs.mail.remark'
    await send(tx, sheet, person, kind, { ...remark, link: `${remark.address}${page}` })
  }
}

/** Writes once to who remarked that there is an answer. */
export async function mailRemarkAnswer(
  tx: Tx,
  sheet: Sheet,
  { remarkId, ...answer }: { stepId: string; remarkId: string; text: string; address: string },
): Promise<void> {
  for (const person of await listRemarker(tx, remarkId)) {
    await send(tx, sheet, person, 'tariffs.mail.answer', { ...answer, field: null, link: `${answer.address}/takster` })
  }
}

async function send(
  tx: Tx,
  sheet: Sheet,
  person: SheetPerson,
  kind: 'tariffs.mail.remark' | 'tariffs.mail.sentBack' | 'tariffs.mail.answer',
  { stepId, field, text, link }: Pick<Remark, 'stepId' | 'field' | 'text'> & { link: string },
): Promise<void> {
  const texts = person.language === 'en' ? en : da
  const columns = [...tariffTemplate.fields, ...tariffTemplate.computed]
  const line = columns.find(({ key }) => key === field)?.label[person.language] ?? texts['review.field.whole']
  const words = { name: person.name, sheet: sheetName(sheet), year: sheet.year, line, text, link }
  await queueMail(tx, {
    to: person.email,
    subject: fillText(texts[`${kind}.subject`], words),
    body: fillText(texts[`${kind}.body`], words),
    dedupeKey: `tariffs.step.${stepId}.${person.id}`,
  })
}
