package io.winback.chassis.erasure;

/** Column names in camel case. */
final class CamelCase {

    private CamelCase() {}

    /** {@code birth_date} as {@code birthDate}. */
    static String of(String column) {
        var name = new StringBuilder();
        for (var word : column.split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
