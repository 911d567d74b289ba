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
} as const
