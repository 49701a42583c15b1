package io.winback.notification.template;

import io.winback.chassis.http.PrintableText;
import io.winback.events.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a template says in one language on one channel.
 *
 * @param subject of an e-mail
 * @param html of an e-mail, beside its text
 */
public record MessageTemplate(
        @NotNull @Pattern(regexp = LOCALE) String locale,

        @NotNull Channel channel,

        @Size(max = 500) @Pattern(regexp = PrintableText.REGEXP, message = PrintableText.MESSAGE)
        String subject,

        @Size(max = 200_000) @Pattern(regexp = PRINTABLE_LINES, message = PrintableText.MESSAGE)
        String html,

        @NotBlank @Size(max = 20_000) @Pattern(regexp = PRINTABLE_LINES, message = PrintableText.MESSAGE)
        String text) {

    /** No control characters but tabs and line ends, and no halves of a pair. */
    static final String PRINTABLE_LINES = "[\\t\\r\\n[^\\p{Cntrl}\\p{Cs}]]*";

    static final String LOCALE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";
}
