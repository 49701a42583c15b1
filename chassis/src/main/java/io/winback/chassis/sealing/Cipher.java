package io.winback.chassis.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Seals and opens values, and computes blind indexes. A sealed value is {@code sealed:}, the id of its key, and the ciphertext of
 * Tink in Base64. A blind index is the id of its key and the hashes of its terms, with spaces between them.
 */
final class Cipher {

    private static final String MARK = "sealed:";
    /** A ciphertext has at least 33 bytes: the prefix of Tink, the nonce and the tag. */
    private static final Pattern SEALED = Pattern.compile("sealed:[0-9a-f]{8}:[A-Za-z0-9+/]{44,}={0,2}");

    private static final int KEY_END = MARK.length() + 8;

    private final Keyset values;
    private final Keyset indexes;
    private final String valueKey;
    private final String indexKey;
    private final Set<String> valueKeys;
    private final Aead aead;
    private final OpenedValues openedValues = new OpenedValues();
    private final Map<String, Prf> prfs = new LinkedHashMap<>();

    Cipher(Keyset values, Keyset indexes) throws GeneralSecurityException {
        this.values = values;
        this.indexes = indexes;
        this.valueKey = values.primaryId();
        this.indexKey = indexes.primaryId();
        this.valueKeys = Set.copyOf(values.ids());
        this.aead = values.primitive(Aead.class);
        var all = indexes.primitive(PrfSet.class).getPrfs();
        all.forEach((id, prf) -> prfs.put(Keyset.id(id), prf));
    }

    static boolean isSealed(String stored) {
        return stored != null
                && stored.startsWith(MARK)
                && SEALED.matcher(stored).matches();
    }

    static String keyOf(String sealed) {
        return sealed.substring(MARK.length(), KEY_END);
    }

    /** How all values of a key begin. */
    static String beginning(String key) {
        return MARK + key + ":";
    }

    String seal(SealedColumn column, String rowId, String plain) {
        try {
            var ciphertext = aead.encrypt(plain.getBytes(UTF_8), column.associatedData(rowId));
            var sealed = beginning(valueKey) + Base64.getEncoder().encodeToString(ciphertext);
            openedValues.add(column, rowId, sealed, plain);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(column + " cannot be sealed", e);
        }
    }

    /** @throws CannotOpen if the key is unknown, or the value was changed or moved */
    String open(SealedColumn column, String rowId, String sealed) {
        var key = keyOf(sealed);
        if (!hasKey(key)) {
            throw new CannotOpen(column, rowId, "its key %s is not in the keyset file".formatted(key));
        }
        var known = openedValues.find(column, rowId, sealed);
        if (known != null) {
            return known;
        }
        try {
            var ciphertext = Base64.getDecoder().decode(sealed.substring(KEY_END + 1));
            var plain = new String(aead.decrypt(ciphertext, column.associatedData(rowId)), UTF_8);
            openedValues.add(column, rowId, sealed, plain);
            return plain;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CannotOpen(
                    column, rowId, "it was changed, or it was sealed for another row or with another keyset file");
        }
    }

    boolean hasKey(String id) {
        return valueKeys.contains(id);
    }

    /** Whether the value is sealed with the key in use. */
    boolean isCurrent(String stored) {
        return isSealed(stored) && keyOf(stored).equals(valueKey);
    }

    String index(IndexedColumn column, Collection<String> terms) {
        return indexKey + " " + String.join(" ", hashes(indexKey, column, terms));
    }

    boolean isCurrentIndex(String stored) {
        return stored != null && stored.startsWith(indexKey + " ");
    }

    /** The hashes of the terms for each key, because rows may still have an index of an old key. */
    List<List<String>> hashes(IndexedColumn column, Collection<String> terms) {
        var all = new ArrayList<List<String>>();
        prfs.keySet().forEach(key -> all.add(hashes(key, column, terms)));
        return all;
    }

    /** The index of one term for each key. */
    List<String> indexes(IndexedColumn column, String term) {
        return prfs.keySet().stream()
                .map(key -> key + " " + hash(prfs.get(key), column, term))
                .toList();
    }

    private List<String> hashes(String key, IndexedColumn column, Collection<String> terms) {
        var prf = prfs.get(key);
        return terms.stream().map(term -> hash(prf, column, term)).sorted().toList();
    }

    private static String hash(Prf prf, IndexedColumn column, String term) {
        try {
            return Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(prf.compute(column.input(term), column.length()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a hash of %d bytes cannot be computed".formatted(column.length()), e);
        }
    }

    /** Names the keys in use. */
    String keysInUse() {
        return valueKey + "/" + indexKey;
    }

    /** Whether the keyset file has these keys. @param keysInUse of another cipher */
    boolean hasKeys(String keysInUse) {
        var ids = keysInUse.split("/");
        return values.ids().contains(ids[0]) && indexes.ids().contains(ids[1]);
    }

    /** Whether these keys are newer than those in use here, so that this replica has an old file. */
    boolean areNewer(String keysInUse) {
        var ids = keysInUse.split("/");
        return isNewer(values, ids[0]) || isNewer(indexes, ids[1]);
    }

    private static boolean isNewer(Keyset keys, String id) {
        return !keys.ids().contains(id) || keys.ids().indexOf(id) > keys.ids().indexOf(keys.primaryId());
    }
}
