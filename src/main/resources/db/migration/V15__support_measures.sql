-- Measures of support that the district (1.6) and the settlements (2.2) plan for their programmes.
create table support_measure (
    id uuid primary key,
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    organisation_id varchar(64) not null references organisation (id),
    -- The year in which it is planned: its act is due in that year.
    year int not null,
    programme varchar(300) not null,
    measure varchar(500) not null,
    -- Thousands of roubles.
    amount numeric(12, 1) not null check (amount > 0),
    executor varchar(200) not null,
    term date not null,
    indicator varchar(300) not null,
    proposed_at timestamptz not null,
    -- The act that put it into a programme; proposed only, as long as there is none.
    act_number varchar(50),
    act_date date,
    check ((act_number is null) = (act_date is null))
);
create index idx_support_measure_year on support_measure (resolution_id, year, organisation_id);

-- Why an organisation took no measure in a year, accepted by whoever decides on that.
create table support_waiver (
    resolution_id varchar(64) not null,
    number varchar(16) not null,
    organisation_id varchar(64) not null references organisation (id),
    year int not null,
    reason text not null,
    recorded_at timestamptz not null,
    primary key (resolution_id, number, organisation_id, year)
);
