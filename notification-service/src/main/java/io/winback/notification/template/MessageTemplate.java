package io.winback.notification.template;

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
        @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
        String locale,

        @NotNull Channel channel,
        @Size(max = 500) String subject,
        @Size(max = 200_000) String html,
        @NotBlank @Size(max = 20_000) String text) {}
