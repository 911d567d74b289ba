-- Search without compiling its plan (JIT), which took longer than the search; and always by its index. The planner counts
-- only the short rows of search_piece and not the texts kept beside them, and would read all of them while the table is
-- small. Same results.

alter function app_search(tsquery, jsonb, integer, integer) set jit = off;
alter function app_search(tsquery, jsonb, integer, integer) set enable_seqscan = off;
