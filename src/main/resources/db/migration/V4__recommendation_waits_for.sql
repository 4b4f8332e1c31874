-- Numbers of the recommendations that have to be settled before this one can start.
alter table recommendation add column waits_for varchar(16)[] not null default '{}';
