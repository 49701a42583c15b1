create table purchase (purchase_id text primary key, customer_id text not null, bought_at timestamptz, note text);
create table remark (customer_id text not null, text text not null);
