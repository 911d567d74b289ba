import type { da } from './texts.da.ts'

/** English texts of writing minutes while a meeting runs. */
export const en: Record<keyof typeof da, string> = {
  'writing.pen.none': 'Nobody is writing the minutes yet. You become the writer when you save.',
  'writing.pen.me': 'You are writing the minutes.',
  'writing.pen.other': '{name} is writing the minutes now. You can read along.',
  'writing.pen.quiet': '{name} has not written recently.',
  'writing.pen.take': 'Take over the minutes',
  'writing.pen.lost': '{name} has taken over the minutes',
  'writing.pen.lost.text':
    'The fields are locked, so that you do not write over each other. Anything you could not save is still in its field, with a message above it.',
  'writing.pen.takeBack': 'Take over again',
  'writing.lost': 'What you wrote here is not saved',
  'writing.lost.text':
    '{name} is writing the minutes now. Your text is in the field and can be copied. If you take over again, it is offered to you here.',
  'writing.text': 'Minutes of item {number}',
  'writing.save': 'Save the minutes',
  'writing.kept': 'You wrote something {at} that was not saved in time',
  'writing.kept.text': 'Put it in place of what stands, or discard it.',
  'writing.kept.overwritten':
    'The text was changed by somebody else since. What stands now is in the field. Put your text in its place, or discard it.',
  'writing.kept.use': 'Put the text in',
  'writing.kept.drop': 'Discard the text',
  'writing.offline': 'No connection: the last you wrote is not saved yet',
  'writing.offline.text':
    'It is kept in this browser, so you can write on. We try again by ourselves when there is a connection.',
  'writing.expired': 'You are logged out',
  'writing.expired.text': 'What you wrote is kept in this browser. Log in again, and it is offered to you here.',
  'writing.logIn': 'Log in again',
  'writing.refused': 'The last you wrote is not saved',
  'writing.refused.text': 'It is kept in this browser and is saved the next time you write here and may.',
  'writing.refused.reload': 'Load the page again',
  'writing.conflict': 'The text was changed elsewhere',
  'writing.conflict.text': 'Your text is in the field and kept in this browser. Choose which of them counts.',
  'writing.stands': 'This stands now',
  'writing.keepMine': 'Save my text',
  'writing.form.kept': 'What you wrote here {at} is not saved yet',
  'writing.form.drop': 'Remove what is not saved',
  'writing.takeTheirs': 'Use the one that stands',
}
