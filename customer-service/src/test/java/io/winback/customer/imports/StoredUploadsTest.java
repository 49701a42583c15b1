package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class StoredUploadsTest {

    @Inject
    UploadedFiles uploadedFiles;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 5_000_000})
    void anotherReplicaRestoresTheFile(int bytes) throws IOException {
        var file = file(bytes);
        uploadedFiles.share(file);
        var content = Files.readAllBytes(file);
        Files.delete(file);

        var restored = uploadedFiles.find(file).orElseThrow();

        assertThat(Files.readAllBytes(restored)).isEqualTo(content);
        uploadedFiles.delete(file);
        assertThat(restored).doesNotExist();
    }

    @Test
    void aDeletedFileIsNotRestored() throws IOException {
        var file = file(1_000);
        uploadedFiles.share(file);

        uploadedFiles.delete(file);

        assertThat(file).doesNotExist();
        assertThat(uploadedFiles.find(file)).isEmpty();
    }

    /** Random bytes cannot be compressed, so five million of them have several parts. */
    private Path file(int bytes) throws IOException {
        var content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(folder.resolve("winback-import-" + UUID.randomUUID() + ".upload"), content);
    }
}
