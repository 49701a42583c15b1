package io.winback.customer.profile;

import java.util.Optional;
import java.util.Set;

/** Characters that are not allowed in addresses: line ends, invisible characters, and full-width forms. */
final class AddressCharacters {

    /** Invisible letters and marks outside the category Cf. */
    private static final Set<Integer> BLANK = Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

    private AddressCharacters() {}

    /** The problem of the first character that is not allowed. */
    static Optional<String> problemWith(String address) {
        return address.codePoints()
                .mapToObj(AddressCharacters::problemWith)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> problemWith(int character) {
        if (isControl(character)) {
            return Optional.of("must not contain control characters or line ends");
        }
        if (isInvisible(character)) {
            return Optional.of("must not contain invisible characters such as U+%04X".formatted(character));
        }
        return isFullWidth(character)
                ? Optional.of("must not contain full-width characters such as %s; write them in ASCII"
                        .formatted(Character.toString(character)))
                : Optional.empty();
    }

    private static boolean isControl(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT
                || character >= 0xFE00 && character <= 0xFE0F
                || character >= 0xE0000 && character <= 0xE0FFF
                || BLANK.contains(character);
    }

    /** Full-width forms, and the ideographic full stops in domains. */
    private static boolean isFullWidth(int character) {
        return character >= 0xFF01 && character <= 0xFF61
                || character >= 0xFFE0 && character <= 0xFFE6
                || character == 0x3000
                || character == 0x3002;
    }
}
