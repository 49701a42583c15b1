package io.winback.customer.imports;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/** Keeps a body on disk until its job comes to it; memory holds a few lines of it at a time. */
@ApplicationScoped
class Upload {

    private static final String PREFIX = "winback-import-";

    private final Clock clock;

    Upload(Clock clock) {
        this.clock = clock;
    }

    Path keep(InputStream body) {
        try {
            var file = temporaryFile();
            try {
                Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
                return file;
            } catch (IOException | RuntimeException e) {
                drop(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what was kept: the same for the same body. */
    static String digest(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static Path temporaryFile() throws IOException {
        return Files.createTempFile(PREFIX, ".upload");
    }

    /** What a process left behind that was killed. */
    void sweep(@Observes StartupEvent startup) throws IOException {
        var dayAgo = FileTime.from(clock.instant().minus(Duration.ofDays(1)));
        try (var files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).compareTo(dayAgo) < 0) {
                    drop(file);
                }
            }
        }
    }

    void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
