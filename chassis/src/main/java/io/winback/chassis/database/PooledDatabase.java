package io.winback.chassis.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalDataSourceConfiguration;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.Arc;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collection;
import java.util.List;
import java.util.logging.Logger;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * The data source of Hibernate and the repositories. A thread that serves a request gets connections of the pool of requests,
 * which have short timeouts for locks and statements. A {@link JobThread} gets connections of the pool of jobs, in a service
 * that has one. All other threads get connections of the pool of events. So no side can take the last connection of another.
 */
@Alternative
@Priority(1)
@Singleton
class PooledDatabase implements AgroalDataSource {

    private final transient AgroalDataSource requests;
    private final transient AgroalDataSource events;
    private final transient AgroalDataSource jobs;

    PooledDatabase(
            @DataSource("requests") AgroalDataSource requests,
            @DataSource("events") AgroalDataSource events,
            @DataSource("jobs") Instance<AgroalDataSource> jobs) {
        this.requests = requests;
        this.events = events;
        this.jobs = jobs.isResolvable() ? jobs.get() : events;
    }

    private AgroalDataSource pool() {
        if (Thread.currentThread() instanceof JobThread) {
            return jobs;
        }
        return Arc.container().requestContext().isActive() && CurrentRequestManager.get() != null ? requests : events;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool().getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return pool().getConnection(username, password);
    }

    @Override
    public Connection getReadOnlyConnection() throws SQLException {
        return pool().getReadOnlyConnection();
    }

    @Override
    public boolean isHealthy(boolean newConnection) throws SQLException {
        return events.isHealthy(newConnection);
    }

    @Override
    public AgroalDataSourceConfiguration getConfiguration() {
        return events.getConfiguration();
    }

    @Override
    public AgroalDataSourceMetrics getMetrics() {
        return events.getMetrics();
    }

    @Override
    public void flush(FlushMode mode) {
        requests.flush(mode);
        events.flush(mode);
        if (jobs != events) {
            jobs.flush(mode);
        }
    }

    @Override
    public void setPoolInterceptors(Collection<? extends AgroalPoolInterceptor> interceptors) {
        requests.setPoolInterceptors(interceptors);
        events.setPoolInterceptors(interceptors);
        jobs.setPoolInterceptors(interceptors);
    }

    @Override
    public List<AgroalPoolInterceptor> getPoolInterceptors() {
        return events.getPoolInterceptors();
    }

    @Override
    public void close() {
        // Quarkus closes the pools.
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return events.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return events.isWrapperFor(type);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return events.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        events.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        events.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return events.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return events.getParentLogger();
    }
}
