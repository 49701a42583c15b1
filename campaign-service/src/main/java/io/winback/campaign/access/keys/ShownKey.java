package io.winback.campaign.access.keys;

/**
 * A key that was just issued, as the page of keys shows it once.
 *
 * @param text of the key
 * @param isSuccessor whether it replaces another key
 */
record ShownKey(String name, String text, boolean isSuccessor) {

    private static final String SEPARATOR = "\n";

    static ShownKey of(IssuedKey issued, boolean isSuccessor) {
        return new ShownKey(issued.key().name(), issued.text(), isSuccessor);
    }

    /** Reads what {@link #secret} wrote. */
    static ShownKey ofSecret(String secret) {
        var parts = secret.split(SEPARATOR);
        return new ShownKey(parts[0], parts[1], Boolean.parseBoolean(parts[2]));
    }

    /** All of it in one text. A name has no line breaks. */
    String secret() {
        return String.join(SEPARATOR, name, text, Boolean.toString(isSuccessor));
    }

    /** Without the text of the key. */
    @Override
    public String toString() {
        return "the key of " + name;
    }
}
