package io.winback.campaign.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which passwords are accepted: 12 to 128 characters, without the name of the person, and not easy to guess by the estimate of
 * <a href="https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler">zxcvbn</a>.
 */
final class PasswordRule {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** A name of fewer characters occurs in many passwords by chance. */
    private static final int SHORTEST_NAME = 3;

    /**
     * How many guesses a password must withstand. It is the border above which zxcvbn calls a password very unguessable.
     */
    private static final double FEWEST_GUESSES = 1e10;

    /** Words that are easy to guess for this program, beside those of the dictionaries of zxcvbn. */
    private static final List<String> COMMON_WORDS =
            List.of("winback", "sakura", "pasuwado", "passwort", "qwertz", "azerty");

    private PasswordRule() {}

    /** Why a password is not accepted. */
    enum Fault {
        TOO_SHORT("must have at least %d characters".formatted(SHORTEST)),
        TOO_LONG("must have at most %d characters".formatted(LONGEST)),
        CONTAINS_NAME("must not contain the id or the name of the person"),
        COMMON(
                "must not be easy to guess: common words, repeated characters, dates and rows of the keyboard count little"),
        UNCHANGED("must differ from the present one");

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
        return isCommon(text, personId, displayName) ? Optional.of(Fault.COMMON) : Optional.empty();
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

    private static boolean isCommon(String text, String personId, String displayName) {
        var words = Stream.concat(COMMON_WORDS.stream(), namesOf(personId, displayName))
                .toList();
        return Estimator.ZXCVBN.measure(text, words).getGuesses() < FEWEST_GUESSES;
    }

    /** Loads the dictionaries, such as 30,000 common passwords, when the first password is set. */
    private static final class Estimator {

        static final Zxcvbn ZXCVBN = new Zxcvbn();

        private Estimator() {}
    }
}
