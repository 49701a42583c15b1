package io.winback.notification.channel.email;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An address as mail servers accept it: the domain in punycode, the local part quoted where its characters require it.
 *
 * @param localPart as it is sent, with its quotes
 * @param domain in ASCII
 */
record MailAddress(String localPart, String domain) {

    private static final String ATOM = "[\\w!#$%&'*+/=?^`{|}~\\-\\u0080-\\x{10FFFF}]+";
    private static final Pattern DOT_ATOM = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern DOMAIN = Pattern.compile("[\\w\\-]+(\\.[\\w\\-]+)*|\\[[\\w:.]+]");

    /** @throws IllegalArgumentException if no mail server can accept the address */
    static MailAddress of(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1) {
            throw new IllegalArgumentException("the address has no local part or no domain");
        }
        if (address.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the address contains a control character");
        }
        var domain = ascii(address.substring(at + 1));
        if (!DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("the domain of the address is not valid");
        }
        return new MailAddress(quoted(address.substring(0, at)), domain);
    }

    /** Whether it needs a server with SMTPUTF8 (RFC 6531). */
    boolean needsSmtpUtf8() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(localPart);
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }

    private static String ascii(String domain) {
        try {
            return domain.startsWith("[") ? domain : IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the domain of the address is not valid", e);
        }
    }

    private static String quoted(String localPart) {
        if (DOT_ATOM.matcher(localPart).matches() || QUOTED.matcher(localPart).matches()) {
            return localPart;
        }
        return '"' + localPart.replaceAll("[\"\\\\]", "\\\\$0") + '"';
    }
}
