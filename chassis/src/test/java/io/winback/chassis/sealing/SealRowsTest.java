package io.winback.chassis.sealing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.winback.chassis.sealing.SampleSealedTables.BORN;
import static io.winback.chassis.sealing.SampleSealedTables.NAME;
import static io.winback.chassis.sealing.SampleSealedTables.NAME_INDEX;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The background step over a table of guests. */
@QuarkusTest
@TestProfile(SealRowsTest.OwnKeys.class)
class SealRowsTest {

    private final String guest = "g-" + UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @Inject
    SealRows sealRows;

    @Inject
    Sealing sealing;

    @Inject
    CheckKeyset checkKeyset;

    @AfterEach
    void noGuests() throws SQLException {
        execute("delete from guest");
        execute("delete from sealing_pass where table_name = 'guest'");
    }

    @Test
    void plainRowsAreReadAndSealedAndIndexedAndNothingElseChanges() throws SQLException {
        aPlainGuest();
        assertThat(sealing.open(NAME, guest, stored("name"))).isEqualTo("Hina");

        sealAll();

        assertThat(stored("name")).startsWith("sealed:");
        assertThat(sealing.open(NAME, guest, stored("name"))).isEqualTo("Hina");
        assertThat(sealing.indexesOf(NAME_INDEX, "Hina")).contains(stored("name_index"));
        assertThat(stored("born")).isNull();
        assertThat(sealing.open(BORN, guest, stored("born_sealed"))).isEqualTo("1990-02-03");
        assertThat(stored("visits")).isEqualTo("3");
        assertThat(left()).isZero();
    }

    @Test
    void rowsOfManyBatchesAreSealed() throws SQLException {
        execute("insert into guest (guest_id, name) select '%s-' || n, 'Hina ' || n from generate_series(1, 53) n"
                .formatted(guest));

        sealAll();

        assertThat(TestDatabase.value("select count(*) from guest where name like 'sealed:%'"))
                .isEqualTo("53");
    }

    @Test
    void dateThatWasStoredPlainAfterwardsIsNewerThanTheSealedOne() throws SQLException {
        aPlainGuest();
        sealAll();
        execute("update guest set born = '1991-02-03'");

        sealAll();

        assertThat(sealing.open(BORN, guest, stored("born_sealed"))).isEqualTo("1991-02-03");
        assertThat(stored("born")).isNull();
    }

    @Test
    void lockedRowIsLeftAndSealedLater() throws SQLException {
        aPlainGuest();
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.createStatement()) {
                lock.execute("select from guest for update");
                eventually().until(() -> {
                    sealRows.seal();
                    return TestDatabase.value(
                                    "select count(*) from sealing_pass where table_name = 'guest' and missed = 1"
                                            + " and finished_at is not null")
                            .equals("1");
                });
                assertThat(stored("name")).isEqualTo("Hina");
            }
            other.rollback();
        }
        // A pass that has missed rows is repeated after a minute.
        execute("update sealing_pass set finished_at = finished_at - interval '1 minute'");

        sealAll();

        assertThat(stored("name")).startsWith("sealed:");
    }

    @Test
    void rowThatCannotBeOpenedStaysAsItIs() throws SQLException {
        var moved = sealing.seal(NAME, "another", "Hina");
        execute("insert into guest (guest_id, name) values ('%s', '%s')".formatted(guest, moved));
        execute("insert into guest (guest_id, name) values ('z-%s', 'Ren')".formatted(guest));

        eventually().until(() -> {
            sealRows.seal();
            return TestDatabase.value("select name from guest where guest_id like 'z-%'")
                    .startsWith("sealed:");
        });

        assertThat(stored("name")).isEqualTo(moved);
    }

    @Test
    void rotationSealsAndIndexesAgainAndTheOldKeyCanBeRemoved() throws Exception {
        aPlainGuest();
        sealAll();
        var before = stored("name");
        var indexBefore = stored("name_index");

        command("add");
        sealing.reload();
        command("use");
        sealing.reload();
        assertThat(sealing.open(NAME, guest, before)).isEqualTo("Hina");
        assertThat(sealing.indexesOf(NAME_INDEX, "Hina")).contains(indexBefore);
        sealAll();

        assertThat(stored("name")).isNotEqualTo(before);
        assertThat(stored("name_index")).isNotEqualTo(indexBefore);
        command("remove");
        sealing.reload();
        assertThat(sealing.open(NAME, guest, stored("name"))).isEqualTo("Hina");
        assertThat(sealing.indexesOf(NAME_INDEX, "Hina")).containsExactly(stored("name_index"));
    }

    @Test
    void keyThatAnotherReplicaUsesAlreadyIsReadFromTheFile() throws Exception {
        command("add");
        command("use");
        var sealed = SealingKeys.read(OwnKeys.FILE).cipher().seal(NAME, guest, "Hina");

        assertThat(sealing.open(NAME, guest, sealed)).isEqualTo("Hina");
    }

    @Test
    void fileWithoutTheKeyInUseIsNotTaken() throws Exception {
        var sealed = sealing.seal(NAME, guest, "Hina");
        var right = Files.readAllBytes(OwnKeys.FILE);
        try {
            new KeysetFile(OwnKeys.FILE).write(SealingKeys.create());
            sealing.reload();

            assertThat(sealing.open(NAME, guest, sealed)).isEqualTo("Hina");
            assertThat(sealing.seal(NAME, guest, "Ren")).startsWith(sealed.substring(0, 16));
        } finally {
            Files.write(OwnKeys.FILE, right);
            sealing.reload();
        }
    }

    @Test
    void serviceDoesNotStartIfTheFileLacksTheKeyOfItsRows() throws SQLException {
        aPlainGuest();
        sealAll();
        checkKeyset.check();
        execute("update guest set name = regexp_replace(name, ':[0-9a-f]{8}:', ':0123abcd:')");
        execute("update sealing_pass set keys = '0123abcd/0123abcd' where table_name = 'guest'");

        assertThatThrownBy(checkKeyset::check)
                .isInstanceOf(InvalidKeyset.class)
                .hasMessageEndingWith("lacks the key 0123abcd, with which rows of guest are sealed; use the file that"
                        + " has this key");
        execute("delete from guest");
        checkKeyset.check();
    }

    @Test
    void rowsCountAsLeftUntilTheSecondPass() throws Exception {
        aPlainGuest();
        eventually().until(() -> {
            sealRows.seal();
            return stored("name").startsWith("sealed:");
        });

        sealRows.seal();

        assertThat(left()).isPositive();
    }

    /** Runs the step until a pass is complete that began after now. */
    private void sealAll() throws SQLException {
        eventually().until(() -> {
            sealRows.seal();
            return TestDatabase.value(
                            "select count(*) from guest where name not like ? or name_index is null or born is not"
                                    + " null",
                            "sealed:" + sealing.cipher().keysInUse().split("/")[0] + ":%")
                    .equals("0");
        });
        execute("update sealing_pass set keys_since = now() - interval '10 minutes'");
        eventually().until(() -> {
            sealRows.seal();
            return left() == 0;
        });
    }

    private void aPlainGuest() throws SQLException {
        execute("insert into guest values ('%s', 'Hina', null, '1990-02-03', null, 3)".formatted(guest));
    }

    private String stored(String column) {
        return TestDatabase.value("select %s from guest where guest_id = ?".formatted(column), guest);
    }

    private double left() {
        return sealRows.left(SampleSealedTables.GUESTS);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void command(String command) {
        assertThat(KeysetCommand.run(System.out, System.err, command, OwnKeys.FILE.toString()))
                .isZero();
    }

    /** A keyset file of its own, and passes one after the other. */
    public static class OwnKeys implements QuarkusTestProfile {

        static final Path FILE = Path.of("target", "seal-rows-test", "keyset.json");

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Files.createDirectories(FILE.getParent());
                Files.deleteIfExists(FILE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            command("create");
            return Map.of(
                    "winback.sealing.keyset-file",
                    FILE.toString(),
                    "winback.sealing.pass-every",
                    "PT0S",
                    "winback.sealing.batch",
                    "20");
        }
    }
}
