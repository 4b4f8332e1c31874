create table assignment (
    id uuid primary key,
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    organisation_id varchar(64) not null references organisation (id),
    text text not null,
    due_on date not null,
    given_at timestamptz not null
);
create index idx_assignment_recommendation on assignment (resolution_id, number);
