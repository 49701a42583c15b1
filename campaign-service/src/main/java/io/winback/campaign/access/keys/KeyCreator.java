package io.winback.campaign.access.keys;

import io.quarkus.qute.TemplateExtension;

/** The parts of the caller who issued a key, such as {@code person:owner}. */
@TemplateExtension
final class KeyCreator {

    private KeyCreator() {}

    static String creatorKind(ApiKeyView key) {
        return key.createdBy().substring(0, Math.max(0, key.createdBy().indexOf(':')));
    }

    static String creatorName(ApiKeyView key) {
        return key.createdBy().substring(key.createdBy().indexOf(':') + 1);
    }
}
