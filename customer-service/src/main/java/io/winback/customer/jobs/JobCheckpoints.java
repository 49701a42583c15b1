package io.winback.customer.jobs;

import io.agroal.api.AgroalDataSource;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Results of the completed parts of jobs. A job that is resumed skips these parts. */
@ApplicationScoped
public class JobCheckpoints {

    private final AgroalDataSource database;

    JobCheckpoints(AgroalDataSource database) {
        this.database = database;
    }

    /** The results of the completed parts, by their number. */
    public <T> Map<Integer, T> completed(UUID jobId, Class<T> result) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select part, result from job_part where job_id = ?")) {
            select.setObject(1, jobId);
            var completed = new HashMap<Integer, T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    completed.put(rows.getInt(1), EventJson.readBack(rows.getString(2), result));
                }
            }
            return completed;
        } catch (SQLException e) {
            throw new CheckpointsUnavailable(e);
        }
    }

    /** @param result stored as JSON */
    @Transactional(MANDATORY)
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

    @Transactional(MANDATORY)
    void delete(UUID jobId) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from job_part where job_id = ?")) {
            delete.setObject(1, jobId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new CheckpointsUnavailable(e);
        }
    }

    /** The database could not read or store checkpoints. */
    static class CheckpointsUnavailable extends RuntimeException {
        CheckpointsUnavailable(SQLException cause) {
            super("checkpoints of jobs are unavailable: " + cause.getMessage(), cause);
        }
    }
}
