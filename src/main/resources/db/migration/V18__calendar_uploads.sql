-- Years that people load. What is confirmed is what was shown: the days of a file wait here between the two.

create sequence calendar_revision;

alter table calendar_year
    -- The account of whoever loaded the year; nobody if it came with the application.
    add column loaded_by varchar(64),
    -- Higher with every load: a node whose memory has a lower one reads the calendar anew.
    add column revision bigint not null default nextval('calendar_revision');

create table calendar_upload (
    id uuid primary key,
    file_name text not null,
    uploaded_by varchar(64) not null,
    uploaded_at timestamptz not null,
    years integer[] not null check (cardinality(years) > 0),
    -- Both once the years have been loaded; then the row is their history.
    applied_by varchar(64),
    applied_at timestamptz,
    check ((applied_by is null) = (applied_at is null))
);
create index idx_calendar_upload_applied on calendar_upload (applied_at desc) where applied_at is not null;

create table calendar_upload_day (
    upload_id uuid not null references calendar_upload (id) on delete cascade,
    day date not null,
    kind text not null check (kind in ('off', 'short', 'working')),
    name text,
    moved_from date,
    primary key (upload_id, day)
);
