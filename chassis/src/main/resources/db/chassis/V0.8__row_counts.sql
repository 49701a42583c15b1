-- How many rows of a table have each value of an expression, such as coupons by state. A trigger appends the change that
-- a statement makes, in its transaction. Rows are appended, so no transaction waits for another. A schedule adds them up.
create table row_count (
    figure text   not null,
    value  text   not null,
    amount bigint not null
) with (
    -- rows live for seconds
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0.5
);

-- Counts the rows of a table from now on, and those that it has. Rows whose value is null are not counted. Writers of the table wait for
-- its first count: about a second for ten million rows.
create procedure count_rows(counted text, figure text, value text) language plpgsql as $procedure$
begin
    execute format($sql$
        create function count_%1$s_added() returns trigger language plpgsql as $body$
        begin
            insert into row_count select %2$L, %3$s, count(*) from added where %3$s is not null group by 2;
            return null;
        end $body$
        $sql$, figure, replace(figure, '_', '-'), value);
    execute format($sql$
        create function count_%1$s_removed() returns trigger language plpgsql as $body$
        begin
            insert into row_count select %2$L, %3$s, -count(*) from removed where %3$s is not null group by 2;
            return null;
        end $body$
        $sql$, figure, replace(figure, '_', '-'), value);
    execute format($sql$
        create function count_%1$s_changed() returns trigger language plpgsql as $body$
        begin
            insert into row_count
            select %2$L, changed.value, sum(changed.amount) from (
                select %3$s as value, 1 as amount from added
                union all select %3$s, -1 from removed) changed
            where changed.value is not null
            group by changed.value having sum(changed.amount) <> 0;
            return null;
        end $body$
        $sql$, figure, replace(figure, '_', '-'), value);
    execute format('create trigger count_%1$s_added after insert on %2$I referencing new table as added '
        || 'for each statement execute function count_%1$s_added()', figure, counted);
    execute format('create trigger count_%1$s_removed after delete on %2$I referencing old table as removed '
        || 'for each statement execute function count_%1$s_removed()', figure, counted);
    execute format('create trigger count_%1$s_changed after update on %2$I referencing new table as added old table as removed '
        || 'for each statement execute function count_%1$s_changed()', figure, counted);
    execute format('insert into row_count select %L, %2$s, count(*) from %3$I where %2$s is not null group by 2',
        replace(figure, '_', '-'), value, counted);
end
$procedure$;

call count_rows('dead_letter', 'dead_letters', $$case when replayed_at is null then 'WAITING' end$$);
