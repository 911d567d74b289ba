/**
 * The names of fields an item is printed with besides its title, as the source of a pattern.
 *
 * @source own: what the systems print between a title and its text
 */
export const itemNames =
  'sags?[ .-]?(?:nr|nummer|id|behandler|beh|ansvarlig|type|gang)|journal\\p{L}*|j\\.? ?nr|dok(?:ument)?[ .-]?(?:nr|nummer|id)?|punkttype|type|kle(?:-?nr)?|initialer|kompetence|beslutningskompetence|behandles?(?: som)?|offentlig(?:hed|t)?|åben/lukket|åbent/lukket|status|ansvarlig|forvaltning|afdeling|fagområde|kontaktperson|forelægger|ref|id|esdh|acadre(?:nr)?|adgang|mødeform|oplæg ved|sagsfremlægger|tidsforbrug|tidsramme|varighed'

/**
 * The names a title is printed under.
 *
 * @source own: some systems print the fields of an item with their names, the title's too
 */
export const titleNames = 'emne|titel|overskrift|sagstitel|sagsoverskrift|punkttitel'

/**
 * The names a number is printed under.
 *
 * @source own: tables with one field a row
 */
export const numberNames = '(?:dagsordens)?punkt|pkt\\.?|sag'

/**
 * The names of who is to do what was decided, and until when.
 *
 * @source own: tables of actions at the foot of an item
 */
export const keeperNames = 'ansvarlig|frist|deadline|tovholder|opfølgning(?: ved)?|udføres af'
