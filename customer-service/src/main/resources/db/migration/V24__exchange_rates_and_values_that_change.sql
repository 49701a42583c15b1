-- The value of one unit of a currency in another one, from a day on.
create table exchange_rate (
    currency    text    not null check (currency ~ '^[A-Z]{3}$'),
    to_currency text    not null check (to_currency ~ '^[A-Z]{3}$' and to_currency <> currency),
    valid_from  date    not null,
    rate        numeric not null check (rate > 0),
    primary key (currency, to_currency, valid_from)
);

-- The revenue of a customer before each change in the last hour. A list of customers shows the order of its first page, so that a
-- customer whose revenue changes is neither skipped nor repeated. The ids of one customer rise with the changes, because a change
-- locks the customer.
create table customer_revenue_change (
    change_id   bigint      generated always as identity primary key,
    customer_id text        not null,
    revenue     numeric,
    currency    text,
    changed_by  xid8        not null default pg_current_xact_id(),
    changed_at  timestamptz not null default now()
);
create index customer_revenue_change_transaction on customer_revenue_change (changed_by);
create index customer_revenue_change_customer on customer_revenue_change (customer_id);
create index customer_revenue_change_time on customer_revenue_change (changed_at);

-- In the database, because several statements change the revenue of many customers at once.
create function record_revenue_change() returns trigger language plpgsql as $$
begin
    insert into customer_revenue_change (customer_id, revenue, currency)
    select before.customer_id, before.revenue, before.currency
    from changed_from as before join changed_to as after using (customer_id)
    where (before.revenue, before.currency) is distinct from (after.revenue, after.currency);
    return null;
end $$;
create trigger customer_revenue_change after update on customer
    referencing old table as changed_from new table as changed_to
    for each statement execute function record_revenue_change();

-- The words of a name for a search: compatible forms are equal (half-width kana, full-width Latin), and so are upper and lower case.
create function customer_name_words(name text) returns tsvector language sql immutable strict parallel safe
return array_to_tsvector(array_remove(
    regexp_split_to_array(lower(normalize(name, NFKC)), '[\s.,·・、&/()''"’_-]+'), ''));
