package io.winback.testkit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** New migrations do not block the writers of a table that has rows. */
class MigrationRulesTest {

    @Test
    void newMigrationsBlockNoWriters() {
        assertThat(MigrationRules.blockingStatements()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index message_due on message (due_at)",
                "create unique index on message (due_at);",
                "-- It reads customers' rows.\nCREATE INDEX IF NOT EXISTS message_due\n    ON ONLY message using gin (x) where y = ';'",
                "create table other (id int); create index message_due on message (due_at)",
                "alter table message add check (parts > 0)",
                "alter table message add constraint message_parts_check check (parts > 0)",
                "alter table only message add column parts int check (parts > 0)",
                "alter table message add column parts int, add column kind text check (kind in ('A', 'B'))",
                "alter table message add check (parts > 0), add check (parts < 9) not valid",
                "alter table message add constraint of_customer foreign key (customer_id) references customer",
                "alter table message add column customer_id text references customer (customer_id)",
                "alter table message add primary key (message_id)",
                "alter table message add constraint once unique (message_id, channel)"
            })
    void aStatementThatBlocksTheWritersOfATableIsFound(String sql) {
        assertThat(MigrationRules.blockingStatements(sql)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop index concurrently if exists message_due; create index concurrently message_due on message (due_at)",
                "create unique index concurrently if not exists message_due on message (due_at)",
                "create table message (id int primary key, kind text check (kind = 'A')); create index on message (kind);"
                        + " alter table message add check (id > 0)",
                "alter table message add constraint message_parts_check check (parts in (1, 2)) not valid, add column kind text",
                "alter table message validate constraint message_parts_check",
                "alter table message add constraint once unique using index message_once",
                "alter table message drop constraint message_parts_check",
                "-- create index message_due on message (due_at);\nselect 'create index on message (due_at)'",
                "create function f() returns trigger language plpgsql as $body$ begin create index on message (x); end $body$"
            })
    void otherStatementsAreAllowed(String sql) {
        assertThat(MigrationRules.blockingStatements(sql)).isEmpty();
    }
}
