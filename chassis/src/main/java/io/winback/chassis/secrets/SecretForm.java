package io.winback.chassis.secrets;

import java.util.regex.Pattern;

/**
 * The form that a secret must have.
 *
 * @param pattern of the whole secret
 * @param description for people, such as {@code 32 hexadecimal digits}
 * @param command that makes a secret of this form
 */
public record SecretForm(Pattern pattern, String description, String command) {

    boolean isOf(String secret) {
        return pattern.matcher(secret).matches();
    }
}
