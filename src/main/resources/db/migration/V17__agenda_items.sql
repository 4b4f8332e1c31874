-- A month that the coordinator has taken off control.
alter table council_month drop constraint council_month_state_check;
alter table council_month add check (state in ('open', 'held', 'missed', 'closed'));
