import type { da } from './texts.da.ts'

/** English texts of figures cited in cases. */
export const en: Record<keyof typeof da, string> = {
  'cited.hint':
    'A published figure is put in by its reference in braces, for example {example}. The reference stands by the figure in the report.',
  'cited.title': 'Figures in the case',
  'cited.figure': 'Figure',
  'cited.value': 'Value in the case',
  'cited.asOf': 'Published',
  'cited.now': 'Now',
  'cited.same': 'Unchanged',
  'cited.moved': 'Changed since',
  'cited.movedTo': '{value}, published {date}',
  'cited.gone': 'No longer published',
  'cited.figureUnknown':
    'No figure with the reference {ref} is published. The reference stands by the figure in the report.',
}
