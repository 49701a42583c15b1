package io.winback.chassis.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Changes each record of the log, also those of libraries. Failures are shown without values that their messages quote, and no message
 * has an e-mail address or more than one line. It drops no record.
 */
@LoggingFilter(name = "personal-data")
public final class PersonalDataLogFilter implements Filter {

    /** Messages of this system can end with the message of a failure. */
    private static final String OWN = "io.winback.";

    private static final ExtFormatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord record) {
        if (record.getThrown() != null && !(record.getThrown() instanceof MaskedFailure)) {
            record.setThrown(MaskedFailure.of(record.getThrown()));
        }
        if (record instanceof ExtLogRecord extended) {
            var text = MESSAGE.format(extended);
            var masked = isOwn(record) ? LogText.withoutValues(text) : LogText.line(text);
            if (text != null && !text.equals(masked)) {
                extended.setMessage(masked, ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        return true;
    }

    private static boolean isOwn(LogRecord record) {
        return record.getLoggerName() != null && record.getLoggerName().startsWith(OWN);
    }
}
