package io.winback.customer.jobs;

import io.agroal.api.AgroalDataSource;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The parts of jobs that are done, noted together with what they did: whoever goes on with a job after a crash does the
 * rest of it, and knows what the others came to.
 */
@ApplicationScoped
public class JobCheckpoints {

    private final AgroalDataSource database;

    JobCheckpoints(AgroalDataSource database) {
        this.database = database;
    }

    /** What each that is done came to, by its number. */
    public <T> Map<Integer, T> completed(UUID jobId, Class<T> result) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select part, result from job_part where job_id = ?")) {
            select.setObject(1, jobId);
            var done = new HashMap<Integer, T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    done.put(rows.getInt(1), EventJson.readBack(rows.getString(2), result));
                }
            }
            return done;
        } catch (SQLException e) {
            throw new CheckpointsUnavailable(e);
        }
    }

    /**
     * One is done. Takes part in the running transaction.
     *
     * @param result kept as JSON
     */
    public void save(UUID jobId, int part, Object result) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into job_part (job_id, part, result) values (?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, jobId);
            insert.setInt(2, part);
            insert.setString(3, EventJson.write(result));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new CheckpointsUnavailable(e);
        }
    }

    /** The job ends with the running transaction. */
    void delete(UUID jobId) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from job_part where job_id = ?")) {
            delete.setObject(1, jobId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new CheckpointsUnavailable(e);
        }
    }

    /** The database did not tell or take what is done. */
    static class CheckpointsUnavailable extends RuntimeException {
        CheckpointsUnavailable(SQLException cause) {
            super("parts of jobs cannot be reached: " + cause.getMessage(), cause);
        }
    }
}
