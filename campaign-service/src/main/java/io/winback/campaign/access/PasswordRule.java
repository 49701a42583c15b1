package io.winback.campaign.access;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which passwords are accepted: 12 to 128 characters, not easy to guess, and without the name of the person. */
final class PasswordRule {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** A name of fewer characters occurs in many passwords by chance. */
    private static final int SHORTEST_NAME = 3;

    /** How many characters of a password must be left without its common parts. */
    private static final int SHORTEST_REST = 6;

    /** Words with which common passwords begin or end. */
    private static final List<String> COMMON_WORDS = List.of(
            "winback",
            "password",
            "passwort",
            "passw0rd",
            "p@ssw0rd",
            "p@ssword",
            "qwerty",
            "qwertz",
            "azerty",
            "welcome",
            "letmein",
            "changeme",
            "change",
            "admin",
            "administrator",
            "secret",
            "login",
            "master",
            "iloveyou",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "dragon",
            "monkey",
            "default",
            "sakura",
            "pasuwado",
            "test",
            "user",
            "root",
            "guest",
            "hello",
            "company",
            "spring",
            "summer",
            "autumn",
            "winter");

    /** Rows of a keyboard and of the alphabet. Common passwords follow them. */
    private static final List<String> ROWS = List.of(
            "1234567890",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "qazwsxedcrfvtgbyhnujmikolp",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p");

    private PasswordRule() {}

    /** Why a password is not accepted. */
    enum Fault {
        TOO_SHORT("must have at least %d characters".formatted(SHORTEST)),
        TOO_LONG("must have at most %d characters".formatted(LONGEST)),
        CONTAINS_NAME("must not contain the id or the name of the person"),
        COMMON("must not be easy to guess: it consists of common words, repeated characters or a row of the keyboard");

        private final String message;

        Fault(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }
    }

    /** Empty if the password is accepted. */
    static Optional<Fault> faultOf(String password, String personId, String displayName) {
        var text = normalized(password);
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        var lower = text.toLowerCase(Locale.ROOT);
        if (namesOf(personId, displayName).anyMatch(lower::contains)) {
            return Optional.of(Fault.CONTAINS_NAME);
        }
        return isCommon(lower) ? Optional.of(Fault.COMMON) : Optional.empty();
    }

    /** The same password from any keyboard, such as one of full-width letters. */
    static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static Stream<String> namesOf(String personId, String displayName) {
        return Stream.concat(Stream.of(personId, displayName), Stream.of(displayName.split("[\\s\\u3000]+")))
                .map(name -> normalized(name).toLowerCase(Locale.ROOT).strip())
                .filter(name -> name.length() >= SHORTEST_NAME);
    }

    private static boolean isCommon(String lower) {
        var rest = lower;
        for (var word : COMMON_WORDS) {
            rest = rest.replace(word, "");
        }
        return unpredictable(rest) < SHORTEST_REST || rest.chars().distinct().count() < SHORTEST_REST - 1;
    }

    /** How many characters neither repeat the one before nor follow it in a row. */
    private static int unpredictable(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || !follows(text.charAt(i - 1), text.charAt(i))) {
                count++;
            }
        }
        return count;
    }

    private static boolean follows(char one, char next) {
        var step = new String(new char[] {one, next});
        var back = new String(new char[] {next, one});
        return one == next || ROWS.stream().anyMatch(row -> row.contains(step) || row.contains(back));
    }
}
