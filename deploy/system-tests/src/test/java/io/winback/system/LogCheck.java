package io.winback.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads all logs of a running stack, each part of them once. */
final class LogCheck {

    private final RunningStack system;
    private final CustomerNames customers;
    private final Map<Path, Long> read = new HashMap<>();

    LogCheck(RunningStack system) {
        this.system = system;
        this.customers = new CustomerNames(system);
    }

    /** What was logged since the last check, and must not be in a log; each line with its file. */
    synchronized List<String> leaks() {
        customers.refresh();
        var leaks = new LogLeaks()
                .and("a secret of the installation", secrets())
                .and("a name", customers.names())
                .and("the id at a chat provider", customers.chats());
        var found = new ArrayList<String>();
        for (var log : logs()) {
            leaks.in(unread(log)).forEach(leak -> found.add(log.getFileName() + ": " + leak));
        }
        return found;
    }

    private List<Path> logs() {
        try (var logs = Files.list(system.home().resolve("logs"))) {
            return logs.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String unread(Path log) {
        try (var file = Files.newByteChannel(log)) {
            file.position(read.getOrDefault(log, 0L));
            var bytes = new ByteArrayOutputStream();
            Channels.newInputStream(file).transferTo(bytes);
            read.merge(log, (long) bytes.size(), Long::sum);
            return bytes.toString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secrets of the launcher, their hashes, which the settings of the services have, and the keys of sealed columns. */
    private Collection<String> secrets() {
        var stored = new Properties();
        var secrets = new ArrayList<String>();
        try (var in = Files.newBufferedReader(system.home().resolve("secrets.properties"))) {
            stored.load(in);
            secrets.addAll(keys(system.home().resolve("keyset.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stored.values().forEach(secret -> {
            secrets.add(secret.toString());
            secrets.add(hash(secret.toString()));
        });
        return secrets;
    }

    /** The keys in a keyset file. There is none before a service starts. */
    static List<String> keys(Path keyset) throws IOException {
        return Files.exists(keyset)
                ? new ObjectMapper().readTree(keyset.toFile()).findValuesAsText("value")
                : List.of();
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
