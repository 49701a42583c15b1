package io.winback.campaign.console;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** Formats numbers as {@code 1,234,567}, which is right in English and in Japanese. */
@TemplateExtension
final class NumberFormatting {

    private NumberFormatting() {}

    static String grouped(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
