-- The first page of a tariff annex is read in its order, not sorted out of all tariffs of the year.
create index tariff_sheet_annex on tariff_sheet (year, (danish_sort_key(facility_name) collate "C"), offering_id, valid_from)
  where stage = 'approved';
