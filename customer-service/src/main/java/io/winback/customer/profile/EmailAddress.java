package io.winback.customer.profile;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.Locale.ROOT;

/**
 * What is accepted as an e-mail address: as it is given, also with the dots of Japanese mobile carriers
 * ({@code hoge.@docomo.ne.jp}, {@code a..b@docomo.ne.jp}) and with an international domain. Nothing that is accepted can
 * end a header or name a second recipient.
 */
public final class EmailAddress {

    /** RFC 5321: a path of 256 octets with its two brackets. */
    private static final int LONGEST = 254;

    private static final int MAX_LOCAL_LENGTH = 64;
    private static final int MAX_DOMAIN_LENGTH = 253;

    /** The local part: the characters of an atom (RFC 5322), with dots at any position. */
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");

    private static final Pattern QUOTED = Pattern.compile("\"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+\"");

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private EmailAddress() {}

    /** The problem of an address; empty if it is valid. */
    public static Optional<String> problemWith(String address) {
        if (address.isBlank()) {
            return Optional.of("must not be empty; leave it out where there is no address");
        }
        return AddressCharacters.problemWith(address).or(() -> problemWithParts(address));
    }

    private static Optional<String> problemWithParts(String address) {
        if (address.length() > LONGEST) {
            return Optional.of("must be at most %d characters".formatted(LONGEST));
        }
        if (address.chars().anyMatch(Character::isWhitespace)) {
            return Optional.of("must not contain spaces");
        }
        int at = address.lastIndexOf('@');
        if (at <= 0 || at == address.length() - 1) {
            return Optional.of("must be an e-mail address such as taro@customers.example");
        }
        return problemWithLocal(address.substring(0, at)).or(() -> problemWithDomain(address.substring(at + 1), at));
    }

    private static Optional<String> problemWithLocal(String local) {
        if (local.chars().anyMatch(c -> c > 0x7F)) {
            return Optional.of("must be ASCII before the @, because mail servers accept nothing else there");
        }
        if (local.length() > MAX_LOCAL_LENGTH) {
            return Optional.of("must be at most %d characters before the @".formatted(MAX_LOCAL_LENGTH));
        }
        return LOCAL.matcher(local).matches() || QUOTED.matcher(local).matches()
                ? Optional.empty()
                : Optional.of("must contain letters, digits, dots and !#$%&'*+/=?^_`{|}~- only before the @");
    }

    private static Optional<String> problemWithDomain(String domain, int localLength) {
        var ascii = ascii(domain);
        if (ascii.isEmpty() || ascii.get().length() > MAX_DOMAIN_LENGTH) {
            return Optional.of("must have a domain such as customers.example after the @");
        }
        if (localLength + 1 + ascii.get().length() > LONGEST) {
            return Optional.of("must be at most %d characters, with its domain in ASCII".formatted(LONGEST));
        }
        // ß would become ss, which may be the domain of another owner.
        return IDN.toUnicode(ascii.get()).equalsIgnoreCase(Normalizer.normalize(domain, Normalizer.Form.NFC))
                        || ascii.get().equalsIgnoreCase(domain)
                ? Optional.empty()
                : Optional.of("must have its domain in ASCII (xn--…), because its characters are ambiguous");
    }

    /** A valid address with its domain as it is given, in ASCII and in Unicode. */
    static String[] spellings(String address) {
        int at = address.lastIndexOf('@');
        var local = address.substring(0, at + 1);
        var domain = address.substring(at + 1);
        var ascii = ascii(domain).orElse(domain);
        return new String[] {address, local + ascii, local + IDN.toUnicode(ascii)};
    }

    /** The same for all spellings of one address: in lower case, with its domain in ASCII. */
    static String canonical(String address) {
        var lower = address.toLowerCase(ROOT);
        int at = lower.lastIndexOf('@') + 1;
        return lower.substring(0, at) + ascii(lower.substring(at)).orElse(lower.substring(at));
    }

    /** The domain in ASCII; empty if it is invalid. */
    private static Optional<String> ascii(String domain) {
        try {
            var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(ROOT);
            for (var label : ascii.split("\\.", -1)) {
                if (!LABEL.matcher(label).matches()) {
                    return Optional.empty();
                }
            }
            return Optional.of(ascii);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
