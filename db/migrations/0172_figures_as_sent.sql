-- The figures in the texts of a case are taken anew by each agenda and by each save of the case. What the readers of one
-- agenda were given is kept with its item, and with what approved minutes keep. Existing rows: what stands now.
alter table agenda_item add column figures jsonb;

alter table agenda_item disable trigger user;
update agenda_item i set figures = f.list
  from meeting m, (
    select g.case_id, jsonb_agg(jsonb_build_object('ref', g.figure_id, 'label', g.label, 'value', g.value, 'unit', g.unit,
      'asOf', g.value_as_of) order by g.label, g.figure_id) as list
    from case_figure g group by g.case_id) f
  where m.id = i.meeting_id and m.state <> 'planned' and f.case_id = i.case_id;
update agenda_item set frozen = frozen || jsonb_build_object('figures', coalesce(figures, '[]')) where frozen is not null;
alter table agenda_item enable trigger user;
