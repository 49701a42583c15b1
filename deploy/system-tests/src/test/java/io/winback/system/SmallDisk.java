package io.winback.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A file system of a few megabytes, in memory. Only root can mount it. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts it at a folder, or skips the test where that is not allowed. */
    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        int status =
                SystemCommand.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        assumeTrue(status == 0, "skipped: a small disk can be mounted by root on Linux only");
        return new SmallDisk(folder);
    }

    /** Writes a file until no byte is left. */
    void fill() throws IOException {
        var block = new byte[BLOCK];
        try (var out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
        assertThat(Files.getFileStore(folder).getUsableSpace()).isZero();
    }

    /** Deletes the file again. */
    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() {
        SystemCommand.run("umount", "-l", folder.toString());
    }
}
