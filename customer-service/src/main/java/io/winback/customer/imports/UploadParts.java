package io.winback.customer.imports;

import io.agroal.api.AgroalDataSource;
import io.winback.chassis.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The parts of uploaded files in the database. */
@ApplicationScoped
class UploadParts {

    private final AgroalDataSource database;
    private final Retention retention;
    private final Clock clock;

    UploadParts(AgroalDataSource database, Retention retention, Clock clock) {
        this.database = database;
        this.retention = retention;
        this.clock = clock;
    }

    @Transactional(MANDATORY)
    void add(String file, int part, byte[] content) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into upload_part (file, part, content, stored_at) values (?, ?, ?, ?)")) {
            insert.setString(1, file);
            insert.setInt(2, part);
            insert.setBytes(3, content);
            insert.setObject(4, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new UploadsUnavailable(e);
        }
    }

    /** Returns null after the last part. */
    byte[] content(String file, int part) {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select content from upload_part where file = ? and part = ?")) {
            select.setString(1, file);
            select.setInt(2, part);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        } catch (SQLException e) {
            throw new UploadsUnavailable(e);
        }
    }

    @Transactional(MANDATORY)
    void delete(String file) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from upload_part where file = ?")) {
            delete.setString(1, file);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new UploadsUnavailable(e);
        }
    }

    /** Deletes files that are older. Their process was killed before it submitted a job. */
    void deleteOlder(Duration age) {
        retention.delete("""
                delete from upload_part where (file, part) in
                    (select file, part from upload_part where stored_at < ? limit ?)""", age);
    }

    /** The database could not read or store a part of a file. */
    static class UploadsUnavailable extends RuntimeException {
        UploadsUnavailable(SQLException cause) {
            super("uploaded files are unavailable: " + cause.getMessage(), cause);
        }
    }
}
