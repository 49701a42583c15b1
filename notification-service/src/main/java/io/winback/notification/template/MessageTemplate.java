package io.winback.notification.template;

import io.winback.chassis.http.LanguageTag;
import io.winback.chassis.http.PrintableLine;
import io.winback.chassis.http.PrintableLines;
import io.winback.events.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The text of a template in one language for one channel.
 *
 * @param subject of an e-mail
 * @param html of an e-mail, in addition to its text
 */
public record MessageTemplate(
        @NotNull @LanguageTag String locale,

        @NotNull Channel channel,

        @Size(max = 500) @PrintableLine String subject,

        @Size(max = 200_000) @PrintableLines String html,

        @NotBlank @Size(max = 20_000) @PrintableLines String text) {}
