-- What the draft strategy makes of each proposal in the snapshot of the register.
create table proposal_disposition (
    initiative_id uuid primary key references initiative (id),
    disposition varchar(16) not null check (disposition in ('included', 'partly', 'rejected')),
    section varchar(16) check (section in ('analysis', 'goals', 'participants', 'projects', 'funding', 'indicators',
                                           'management')),
    reason text,
    decided_at timestamptz not null,
    check ((disposition = 'rejected') = (section is null)),
    check (disposition = 'included' or reason is not null)
);
