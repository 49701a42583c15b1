package io.winback.campaign.access.keys;

/**
 * A key that was just issued.
 *
 * @param text of the key. It is shown once, and is not stored
 */
record IssuedKey(ApiKey key, String text) {

    /** Without the text of the key. */
    @Override
    public String toString() {
        return "the key " + key.id();
    }
}
