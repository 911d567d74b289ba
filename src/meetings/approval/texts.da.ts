/** Danish texts of how minutes are approved. */
export const da = {
  'approval.do': 'Godkend med ændringen skrevet ind',
  'approval.done': 'Referatet er godkendt',
  'approval.next': 'Næste skridt: skriv ændringen ind i referatet, og godkend det.',
  'approval.waiting.text': 'Referatet er godkendt, når sekretariatet har skrevet ændringen ind.',
  'approval.waiting': 'Vedtaget med ændring på mødet i {body} {date}, punkt {number}',
  'approval.see': 'Se beslutningen',
  'approval.change': 'Ændring: {change}',
  'approval.approved': 'Godkendt på mødet i {body} {date}, punkt {number}',
  'approval.noChange': 'Intet senere møde har vedtaget referatet med en ændring, der mangler at blive skrevet ind.',
  'approval.former': 'Referat, der godkendes',
  'approval.former.latest': 'Det seneste, der ikke er godkendt',
  'approval.former.latest.hint': 'Uden valg findes det, når dagsordenen sendes, eller mødet starter.',
  'approval.former.kept': 'Som valgt',
  'approval.formerUnknown': 'Vælg referatet af et af forummets møder, som er holdt, og hvis referat ikke er godkendt.',
  'approval.alreadyApproved': 'Punktet har godkendt et referat og kan ikke gælde et andet.',
} as const
