-- The wrong coupon codes of each caller in the present window, over all replicas.
create table wrong_codes (
    caller text        primary key check (length(caller) between 1 and 64),
    since  timestamptz not null,
    count  int         not null check (count > 0)
) with (fillfactor = 70);
