package io.winback.customer.imports;

import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * A file that was uploaded.
 *
 * @param marked the charset that its byte-order mark names; null without a mark
 * @param detected the charset that its bytes have
 */
record UploadedFile(Path path, Charset marked, Charset detected) {

    /** The charset of its byte-order mark, else the given one, else the detected one. */
    Charset charset(Charset given) {
        if (marked != null) {
            return marked;
        }
        return given == null ? detected : given;
    }
}
