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

/** Files that were uploaded for an import. They stay on disk until their job ends. */
@ApplicationScoped
class UploadedFiles {

    private static final String PREFIX = "winback-import-";
    private static final Duration MAX_AGE = Duration.ofDays(1);

    private final Clock clock;

    UploadedFiles(Clock clock) {
        this.clock = clock;
    }

    Path store(InputStream body) {
        try {
            var file = createTemporary();
            try {
                Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
                return file;
            } catch (IOException | RuntimeException e) {
                delete(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SHA-256 digest of the content, in hexadecimal. */
    static String digest(Path file) {
        try (var in = new DigestInputStream(Files.newInputStream(file), Sha256.digester())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path createTemporary() throws IOException {
        return Files.createTempFile(PREFIX, ".upload");
    }

    /** Deletes files of processes that were killed. */
    void deleteAbandoned(@Observes StartupEvent startup) throws IOException {
        var oldest = FileTime.from(clock.instant().minus(MAX_AGE));
        try (var files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*")) {
            for (var file : files) {
                if (isOlder(file, oldest)) {
                    delete(file);
                }
            }
        }
    }

    private static boolean isOlder(Path file, FileTime time) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(time) < 0;
        } catch (NoSuchFileException e) {
            // Another process has deleted it.
            return false;
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
