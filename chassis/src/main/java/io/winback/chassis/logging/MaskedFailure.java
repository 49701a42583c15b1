package io.winback.chassis.logging;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A failure as a log shows it: types, stack traces and causes, and messages without the values that they quote. */
final class MaskedFailure extends Throwable {

    private MaskedFailure(Throwable failure, Throwable cause) {
        super(text(failure), cause);
        setStackTrace(failure.getStackTrace());
    }

    static MaskedFailure of(Throwable failure) {
        return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** @param seen the failures on the way, because causes can be a circle */
    private static MaskedFailure of(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return null;
        }
        var masked = new MaskedFailure(failure, of(failure.getCause(), seen));
        for (var suppressed : failure.getSuppressed()) {
            var maskedToo = of(suppressed, seen);
            if (maskedToo != null) {
                masked.addSuppressed(maskedToo);
            }
        }
        return masked;
    }

    private static String text(Throwable failure) {
        var message = failure.getLocalizedMessage();
        var type = failure.getClass().getName();
        return message == null ? type : type + ": " + LogText.withoutValues(message);
    }

    /** The type of the failure itself, and not of this class. */
    @Override
    public String toString() {
        return getMessage();
    }
}
