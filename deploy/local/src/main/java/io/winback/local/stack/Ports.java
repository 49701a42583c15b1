package io.winback.local.stack;

import io.winback.local.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The ports of the stack by name. The services have those of the REST contract; the other parts have rarely used ones. */
public final class Ports {

    private static final Map<String, Integer> USUAL = usual();
    /** The names of all ports. */
    public static final Set<String> NAMES = USUAL.keySet();

    private static final String ENVIRONMENT = "WINBACK_PORT_";

    private final Map<String, Integer> byName;

    private Ports(Map<String, Integer> byName) {
        this.byName = byName;
    }

    /**
     * The usual ports, overridden by the environment ({@code WINBACK_PORT_KAFKA=…}) and by the caller.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public static Ports of(Map<String, Integer> named) {
        var ports = new LinkedHashMap<>(USUAL);
        USUAL.keySet().forEach(name -> {
            var value =
                    System.getenv(ENVIRONMENT + name.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (value != null) {
                ports.put(name, Integer.valueOf(value));
            }
        });
        named.forEach((name, port) -> {
            if (ports.replace(name, port) == null) {
                throw new IllegalArgumentException(
                        "unknown port %s; expected one of %s".formatted(name, USUAL.keySet()));
            }
        });
        return new Ports(ports);
    }

    /** Different free ports, for a stack beside other stacks. */
    public static Ports free() {
        var ports = new LinkedHashMap<String, Integer>();
        NAMES.forEach(name -> {
            int port;
            do {
                port = FreePort.any();
            } while (ports.containsValue(port));
            ports.put(name, port);
        });
        return new Ports(ports);
    }

    /** The ports with which the stack in this folder was started, if any; else as {@link #of(Map)}. */
    public static Ports load(Path home, Map<String, Integer> named) {
        var file = home.resolve("ports.properties");
        if (!Files.exists(file)) {
            return of(named);
        }
        var stored = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            stored.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var ports = new LinkedHashMap<String, Integer>();
        stored.forEach((name, port) -> ports.put(name.toString(), Integer.valueOf(port.toString())));
        ports.putAll(named);
        return of(ports);
    }

    void save(Path home) {
        var stored = new Properties();
        byName.forEach((name, port) -> stored.put(name, Integer.toString(port)));
        try {
            Files.createDirectories(home);
            try (var out = Files.newBufferedWriter(home.resolve("ports.properties"))) {
                stored.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int of(String name) {
        return byName.get(name);
    }

    /** The base URL of a part with an HTTP port. */
    public String url(String name) {
        return "http://127.0.0.1:" + of(name);
    }

    private static Map<String, Integer> usual() {
        var usual = new LinkedHashMap<String, Integer>();
        usual.put("customer", 8081);
        usual.put("campaign", 8082);
        usual.put("offer", 8083);
        usual.put("notification", 8084);
        usual.put("stand-ins", 8090);
        usual.put("smtp", 10025);
        usual.put("smpp", 12775);
        usual.put("postgres", 15432);
        usual.put("kafka", 19092);
        usual.put("controller", 19093);
        return usual;
    }
}
