package io.winback.customer.imports;

import io.quarkus.runtime.StartupEvent;
import io.winback.chassis.secrets.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/** Keeps a body on disk until its job comes to it; memory holds a few lines of it at a time. */
@ApplicationScoped
class UploadedFiles {

    private static final String PREFIX = "winback-import-";

    private final Clock clock;

    UploadedFiles(Clock clock) {
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
        try (var in = new DigestInputStream(Files.newInputStream(file), Sha256.digester())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
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
                if (isOlder(file, dayAgo)) {
                    drop(file);
                }
            }
        }
    }

    private static boolean isOlder(Path file, FileTime time) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(time) < 0;
        } catch (NoSuchFileException e) {
            // Somebody else swept it
            return false;
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
