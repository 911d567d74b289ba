import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  type IStylesOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import { xmlText } from '#platform/charts/xml-text.ts'
import type { DocumentModel } from './model.ts'
import { longDate, WORDS } from './words.ts'

export const MUTED = '595959'
export const RULE = 'bfbfbf'
export const INK = '1a1a1a'
/** Width of the text in twentieths of a point: A4 less the margins. */
export const TEXT_WIDTH = 11906 - 2 * 1360

/** Styles a reader finds again in Word's own style list, so that one change there changes the whole document.
 * Calibri, since whoever has Word has it, and no font has to be sent along. */
export const WORD_STYLES = { da: styles('da-DK'), en: styles('en-GB') }

function styles(language: string): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: 'Calibri', size, bold: true, color: INK },
    paragraph: { spacing: { before, after }, keepNext: true },
  })
  const quiet = { size: 18, color: MUTED }
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 22, color: INK, language: { value: language } },
        paragraph: { spacing: { after: 140, line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: heading(52, 1200, 120),
      heading1: heading(34, 480, 180),
      heading2: heading(26, 360, 140),
      heading3: heading(21, 280, 120),
      hyperlink: { run: { color: '0059b3', underline: {} } },
    },
    paragraphStyles: [
      { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { size: 28, color: MUTED } },
      { id: 'Quiet', name: 'Quiet', basedOn: 'Normal', run: quiet, paragraph: { spacing: { after: 80 } } },
      { id: 'ContentsHeading', name: 'Contents heading', basedOn: 'Normal', ...heading(34, 480, 180) },
      {
        id: 'TableCaption',
        name: 'Table caption',
        basedOn: 'Normal',
        run: { bold: true },
        paragraph: { spacing: { before: 300, after: 40 }, keepNext: true },
      },
      { id: 'TableNote', name: 'Table note', basedOn: 'Quiet', run: quiet, paragraph: { keepNext: true } },
      {
        id: 'TableCell',
        name: 'Table cell',
        basedOn: 'Normal',
        run: { size: 17 },
        paragraph: { spacing: { after: 0, line: 250, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Note',
        name: 'Note',
        basedOn: 'Normal',
        paragraph: {
          indent: { left: 200 },
          border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: '0059b3' } },
        },
      },
    ],
  }
}

export function pageHead(model: DocumentModel): Header {
  const title = model.watermark ? `${model.title} – ${model.watermark}` : model.title
  return new Header({
    children: [edge([new TextRun(xmlText(title)), new TextRun(`\t${longDate(model.date, model.language)}`)])],
  })
}

/** "side 2 af 9", counted by Word itself. */
export function pageFoot(model: DocumentModel): Footer {
  const { page, of } = WORDS[model.language]
  const count = new TextRun({ children: [`\t${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES] })
  return new Footer({ children: [edge([new TextRun(xmlText(model.author)), count])] })
}

function edge(children: TextRun[]): Paragraph {
  return new Paragraph({
    style: 'Quiet',
    alignment: AlignmentType.LEFT,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children,
  })
}
