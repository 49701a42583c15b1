package io.winback.customer.imports;

import io.quarkus.runtime.StartupEvent;
import io.winback.chassis.secrets.Sha256;
import io.winback.customer.imports.format.CharsetDetector;
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
import java.util.Optional;

/**
 * Files that were uploaded for an import. Until their job ends they stay on the disk of this replica, and in the database for
 * the other replicas.
 */
@ApplicationScoped
class UploadedFiles {

    private static final String PREFIX = "winback-import-";
    private static final Duration MAX_AGE = Duration.ofDays(1);
    private static final int BUFFER = 1 << 16;

    private final StoredUploads storedUploads;
    private final Clock clock;

    UploadedFiles(StoredUploads storedUploads, Clock clock) {
        this.storedUploads = storedUploads;
        this.clock = clock;
    }

    UploadedFile store(InputStream body) {
        try {
            var file = createTemporary();
            try {
                return write(body, file);
            } catch (IOException | RuntimeException e) {
                deleteLocal(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the file available to the other replicas. */
    void share(Path file) {
        try {
            storedUploads.save(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file on this replica. It is restored if another replica received it.
     *
     * @param file as the replica that received it named it
     */
    Optional<Path> find(Path file) throws IOException {
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        var local = local(file);
        if (!Files.exists(local)) {
            var partial = createTemporary();
            if (!storedUploads.restore(file, partial)) {
                Files.delete(partial);
                return Optional.empty();
            }
            Files.move(partial, local, StandardCopyOption.ATOMIC_MOVE);
        }
        return Optional.of(local);
    }

    /** Replicas may have different temporary folders. */
    private static Path local(Path file) {
        return Path.of(System.getProperty("java.io.tmpdir")).resolve(file.getFileName());
    }

    private static UploadedFile write(InputStream body, Path file) throws IOException {
        var charset = new CharsetDetector();
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[BUFFER];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                charset.add(buffer, count);
                out.write(buffer, 0, count);
            }
        }
        return new UploadedFile(file, charset.marked(), charset.detected(), charset.isAscii());
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

    void onStartup(@Observes StartupEvent startup) throws IOException {
        deleteAbandonedLocal();
    }

    /** Deletes files that no job has deleted, because a process was killed or lost its job. */
    void deleteAbandoned() throws IOException {
        storedUploads.deleteAbandoned();
        deleteAbandonedLocal();
    }

    private void deleteAbandonedLocal() throws IOException {
        var oldest = FileTime.from(clock.instant().minus(MAX_AGE));
        try (var files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*")) {
            for (var file : files) {
                if (isOlder(file, oldest)) {
                    deleteLocal(file);
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
        storedUploads.delete(file);
        deleteLocal(file);
        deleteLocal(local(file));
    }

    private static void deleteLocal(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
