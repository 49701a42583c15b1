package io.winback.chassis.http;

import java.io.IOException;
import java.util.List;

/** Recognises a full disk or too few file handles in a failure. Java has no type for them, so the text of the operating system is used. */
final class NoRoom {

    private static final List<String> TEXTS =
            List.of("No space left on device", "Disk quota exceeded", "Too many open files");

    private NoRoom() {}

    static boolean caused(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var message = cause.getMessage();
            if (cause instanceof IOException
                    && message != null
                    && TEXTS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }
}
