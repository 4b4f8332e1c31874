-- What waits for a group: the coordinators' desk.
create index idx_deadline_open_organisation on deadline (organisation_id, due_on, id) where state = 'open';
