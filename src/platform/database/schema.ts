/**
 * Every table of the program by name. Each room adds its own from its tables.ts:
 *
 *     declare module '#platform/database/schema.ts' {
 *       interface Database { thing: ThingTable }
 *     }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms through declaration merging
export interface Database {}
