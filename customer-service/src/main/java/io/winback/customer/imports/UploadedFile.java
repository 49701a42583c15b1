package io.winback.customer.imports;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that was uploaded.
 *
 * @param marked the charset that its byte-order mark names; null without a mark
 * @param detected the charset that its bytes have
 * @param isAscii whether its text is the same in most charsets
 */
record UploadedFile(Path path, Charset marked, Charset detected, boolean isAscii) {

    /** The charset of its byte-order mark, else the given one, else the detected one. */
    Charset charset(Charset given) {
        if (marked != null) {
            return marked;
        }
        return given == null ? detected : given;
    }

    /** The charset that the file looks like, if it is read in another one. */
    Optional<Charset> otherThan(Charset used) {
        return isAscii || marked != null || used.equals(detected) ? Optional.empty() : Optional.of(detected);
    }
}
