-- The figures of decisions belong to the funnel from churn to return, so decisions on other occasions are not counted. There are none yet, so
-- the counts stay as they are. Only the functions change, because a new count would lock out the writers.

create or replace function count_decisions_added() returns trigger language plpgsql as $body$
begin
    insert into row_count
    select 'decisions', counted.value, count(*) from (select case when occasion_kind = 'CUSTOMER_CHURNED' then outcome end as value from added) counted
    where counted.value is not null group by 2;
    return null;
end $body$;

create or replace function count_decisions_removed() returns trigger language plpgsql as $body$
begin
    insert into row_count
    select 'decisions', counted.value, -count(*) from (select case when occasion_kind = 'CUSTOMER_CHURNED' then outcome end as value from removed) counted
    where counted.value is not null group by 2;
    return null;
end $body$;

create or replace function count_decisions_changed() returns trigger language plpgsql as $body$
begin
    insert into row_count
    select 'decisions', changed.value, sum(changed.amount) from (
        select case when occasion_kind = 'CUSTOMER_CHURNED' then outcome end as value, 1 as amount from added
        union all select case when occasion_kind = 'CUSTOMER_CHURNED' then outcome end, -1 from removed) changed
    where changed.value is not null
    group by changed.value having sum(changed.amount) <> 0;
    return null;
end $body$;

create or replace function count_decisions_not_approached_added() returns trigger language plpgsql as $body$
begin
    insert into row_count
    select 'decisions-not-approached', counted.value, count(*) from (select case when occasion_kind = 'CUSTOMER_CHURNED' and outcome = 'NOT_APPROACHED' then reason end as value from added) counted
    where counted.value is not null group by 2;
    return null;
end $body$;

create or replace function count_decisions_not_approached_removed() returns trigger language plpgsql as $body$
begin
    insert into row_count
    select 'decisions-not-approached', counted.value, -count(*) from (select case when occasion_kind = 'CUSTOMER_CHURNED' and outcome = 'NOT_APPROACHED' then reason end as value from removed) counted
    where counted.value is not null group by 2;
    return null;
end $body$;

create or replace function count_decisions_not_approached_changed() returns trigger language plpgsql as $body$
begin
    insert into row_count
    select 'decisions-not-approached', changed.value, sum(changed.amount) from (
        select case when occasion_kind = 'CUSTOMER_CHURNED' and outcome = 'NOT_APPROACHED' then reason end as value, 1 as amount from added
        union all select case when occasion_kind = 'CUSTOMER_CHURNED' and outcome = 'NOT_APPROACHED' then reason end, -1 from removed) changed
    where changed.value is not null
    group by changed.value having sum(changed.amount) <> 0;
    return null;
end $body$;
