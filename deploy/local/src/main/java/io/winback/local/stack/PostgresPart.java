package io.winback.local.stack;

import io.winback.local.database.PostgresServer;
import io.winback.local.process.ChildProcess;
import java.util.List;

/** PostgreSQL with a database for each service. */
record PostgresPart(PostgresServer server, List<String> databases) implements Part {

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public List<String> ports() {
        return List.of("postgres");
    }

    @Override
    public ChildProcess child() {
        return server.child();
    }

    @Override
    public void start() {
        server.start();
        databases.forEach(server::createDatabase);
    }

    @Override
    public boolean ready() {
        return child().running();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void kill() {
        server.kill();
    }
}
