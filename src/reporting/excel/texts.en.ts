import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  'reporting.excel.refused':
    'The file is not saved: {n} {n|fault|faults}. Correct them in the file and upload it again.',
  'reporting.excel.conflicts':
    'The file is not saved: others have saved in {n} of the same cells since you downloaded it. Download a new file and write what shall stand.',
  'reporting.excel.fileMissing': 'Choose an Excel file.',
  'reporting.excel.tooLarge': 'The file is larger than 10 MB. Download a new file and write in the white cells only.',
  'reporting.excel.notAWorkbook':
    'The file is no Excel file, or it is damaged. Save it as .xlsx in Excel and try again.',
  'reporting.excel.encrypted':
    'The file has a password or is saved in the old format .xls. Remove the password and save it as .xlsx.',
  'reporting.excel.bomb': 'Unpacked, the file is far larger than a form can be. Download a new file and write in it.',
  'reporting.excel.tooManyParts': 'The file has too many parts. Download a new file and write in it.',
  'reporting.excel.macro': 'The file has macros. Save it as .xlsx without macros and upload it again.',
  'reporting.excel.external':
    'The file takes figures from other files or web sites. Paste the figures as values and break the links (Data, Edit links).',
  'reporting.excel.embedded': 'The file has embedded objects. Delete them and upload the file again.',
  'reporting.excel.unsafe': 'The file has parts that an Excel file must not have. Download a new file and write in it.',
  'reporting.excel.unreadable': 'The file cannot be read. Open it in Excel, save it as .xlsx and try again.',
  'reporting.excel.notOurs':
    'The file was not downloaded here, or its hidden sheet is deleted. Download a new file and write in it.',
  'reporting.excel.hiddenChanged': 'The hidden sheet of the file is changed. Download a new file and write in it.',
  'reporting.excel.otherYear': 'The file belongs to the round of {year}. Download the file of this round.',
  'reporting.excel.otherRound': 'The file belongs to another round. Download the file of this round.',
  'reporting.excel.otherOperator':
    'The file belongs to another organisation. Download the file of the organisation you report for.',
  'reporting.excel.otherTemplate': 'The file belongs to another form or to another version of it. Download a new file.',
  'reporting.excel.olderVersion':
    'The file belongs to another version of the submission. Download a new file and write the corrections in it.',
  'reporting.excel.noSheet':
    'The sheet "Indberetning" is missing. Give the sheet its name again or download a new file.',
  'reporting.excel.noHead':
    'The hidden row with the names of the fields is missing. Download a new file and write in it.',
  'reporting.excel.columnMissing': 'The column "{value}" is missing. Download a new file; leave cells empty instead.',
  'reporting.excel.columnTwice': 'The column "{value}" is there twice. Delete one of them.',
  'reporting.excel.lineMissing': 'The row "{value}" is missing. Download a new file; leave its cells empty instead.',
  'reporting.excel.lineTwice': 'The row "{value}" is there twice. Delete one of them.',
  'reporting.excel.lineUnknown':
    'The row is not part of the submission ("{value}"). Delete the row; the secretariat can add lines.',
  'reporting.excel.stray':
    'No answer belongs here: "{value}". Delete what is in the cell or move it to a field for text.',
  'reporting.excel.lastYearChanged':
    'The figure of last year cannot be changed here. Put it back or download a new file.',
  'reporting.excel.cell': '{remedy}',
  'reporting.excel.formulaError': 'The formula gives an error: {value}. Correct the formula or write the number.',
  'reporting.excel.formulaExternal':
    'The formula takes something from outside the file: {value}. Write the number instead of the formula.',
  'reporting.excel.formulaEmpty':
    'The formula has no stored result: {value}. Open the file in Excel and save it again, or write the number.',
  'reporting.excel.percent':
    'The cell is formatted as a percentage, but the field is not in percent: {value}. Write the number without percent.',
  'reporting.excel.becameDate':
    'Excel has turned what was written into a date: {value}. Format the cell as text and write again, for example 8-10.',
  'reporting.excel.hasTime': 'The date has a time of day: {value}. Write the date only, for example 17-03-2025.',
  'reporting.excel.truth': '{value} cannot stand here. Write an answer that the field can take.',
  'reporting.excel.reasonShort': 'The reason is too short: "{value}". Write at least three characters.',
  'reporting.excel.conflict':
    'Somebody else wrote "{theirs}"; the file has "{mine}". Download a new file and write what shall stand.',
  'excel.title': 'Report in Excel',
  'excel.intro':
    'Download the form as an Excel file with last year’s figures, fill the white cells and upload the file here. Nothing is saved if there are faults in it.',
  'excel.step1': '1. Download the file',
  'excel.step1.text': 'It holds what is saved now. It is for this round and organisation only.',
  'excel.download': 'Download Excel',
  'excel.step2': '2. Upload the filled file',
  'excel.file': 'Excel file (.xlsx, at most 10 MB)',
  'excel.upload': 'Upload Excel',
  'excel.busy': 'The file is being sent and read. This can take up to a minute for large files. Stay on the page.',
  'excel.locked': 'You cannot upload now',
  'excel.faults': 'The file is not saved: {n} {n|fault|faults}',
  'excel.conflicts': 'The file is not saved: {n} {n|cell|cells} {n|was|were} changed by others',
  'excel.nothingStored': 'Nothing is saved. Correct the faults in the file and upload it again.',
  'excel.nothingStored.conflicts': 'Nothing is saved. Here are both values.',
  'excel.table': 'All faults of the file',
  'excel.sheet': 'Sheet',
  'excel.cell': 'Cell',
  'excel.value': 'It says',
  'excel.remedy': 'Fault, and what you can do',
  'excel.wholeFile': 'the whole file',
  'excel.saved': 'The file is saved: {n} {n|cell|cells} {n|was|were} changed',
  'excel.saved.none': 'The file was read. It changed nothing',
  'excel.saved.text': 'The draft is saved and not sent yet. Download a new file if you want to correct more in Excel.',
  'excel.blocking': '{n} {n|place|places} {n|lacks|lack} something before you can send.',
  'excel.ready': 'Nothing is missing. Review and send.',
  'excel.review': 'Review and send',
  'excel.form': 'Back to the form',
}
