alter table episode drop constraint episode_state_check;
alter table episode add constraint episode_state_check
    check (state in ('OPEN', 'RETURNED_ORGANIC', 'RETURNED_CAMPAIGN', 'ERASED', 'LOST')) not valid;
