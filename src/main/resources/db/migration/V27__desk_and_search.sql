-- What waits for a group: the coordinators' desk.
create index idx_deadline_open_organisation on deadline (organisation_id, due_on, id) where state = 'open';

-- Full text in Russian: «заседаний» finds «заседание». The columns follow their rows by themselves.
alter table recommendation add column search tsvector generated always as (
    setweight(to_tsvector('russian', number || ' ' || title), 'A') || setweight(to_tsvector('russian', text), 'B')) stored;
create index idx_recommendation_search on recommendation using gin (search);

alter table assignment add column search tsvector generated always as (to_tsvector('russian', text)) stored;
create index idx_assignment_search on assignment using gin (search);

alter table submission add column search tsvector generated always as (
    jsonb_to_tsvector('russian', content, '["string", "numeric"]')) stored;
create index idx_submission_search on submission using gin (search);

alter table evidence add column search tsvector generated always as (
    to_tsvector('russian', kind || ' ' || coalesce(number, '') || ' ' || coalesce(issuer, ''))) stored;
create index idx_evidence_search on evidence using gin (search);
-- A file's name is no sentence: its words are divided by dots and underscores.
alter table evidence_file add column search tsvector generated always as (
    to_tsvector('russian', translate(name, '._-', '   '))) stored;
create index idx_evidence_file_search on evidence_file using gin (search);

alter table organisation add column search tsvector generated always as (to_tsvector('russian', name)) stored;
create index idx_organisation_search on organisation using gin (search);
