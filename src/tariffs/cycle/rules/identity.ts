/**
 * The rule that computes a tariff, with its version: kept with every sheet, so that one knows what computed it.
 * @source styringsaftale-2022, section 5
 */
export const tariffRuleId = 'takst-dognbaseret.1'
