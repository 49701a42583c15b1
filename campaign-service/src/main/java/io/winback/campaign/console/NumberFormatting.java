package io.winback.campaign.console;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** Numbers as they are read: {@code 1,234,567} in both of our languages. */
@TemplateExtension
final class NumberFormatting {

    private NumberFormatting() {}

    static String grouped(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
