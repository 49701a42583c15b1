package io.winback.chassis.sealing;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CipherTest {

    private static final SealedColumn EMAIL = new SealedColumn("customer", "email");
    private static final SealedColumn PHONE = new SealedColumn("customer", "phone");
    private static final IndexedColumn INDEX = new IndexedColumn("customer", "email_index", 16);
    private static final String PLAIN = "hina@customers.example";

    private final SealingKeys keys = SealingKeys.create();

    @Test
    void sealedValueIsOpenedInItsRowAndEachSealingDiffers() throws Exception {
        var cipher = keys.cipher();

        var sealed = cipher.seal(EMAIL, "c-1", PLAIN);

        assertThat(sealed).matches("sealed:[0-9a-f]{8}:[A-Za-z0-9+/]+=*").doesNotContain("hina");
        assertThat(Cipher.isSealed(sealed)).isTrue();
        assertThat(cipher.open(EMAIL, "c-1", sealed)).isEqualTo(PLAIN);
        // Another replica has not sealed it.
        assertThat(keys.cipher().open(EMAIL, "c-1", sealed)).isEqualTo(PLAIN);
        assertThat(cipher.seal(EMAIL, "c-1", PLAIN)).isNotEqualTo(sealed);
    }

    @Test
    void valueThatWasMovedToAnotherRowOrColumnIsNotOpened() throws Exception {
        var cipher = keys.cipher();
        var sealed = cipher.seal(EMAIL, "c-1", PLAIN);

        assertThatThrownBy(() -> cipher.open(EMAIL, "c-2", sealed))
                .isInstanceOf(CannotOpen.class)
                .hasMessage("customer.email of c-2 cannot be opened: it was changed, or it was sealed for another row"
                        + " or with another keyset file");
        assertThatThrownBy(() -> cipher.open(PHONE, "c-1", sealed)).isInstanceOf(CannotOpen.class);
    }

    @Test
    void valueOfAnUnknownKeyNamesTheKey() throws Exception {
        var sealed = keys.cipher().seal(EMAIL, "c-1", PLAIN);
        var others = SealingKeys.create().cipher();

        assertThatThrownBy(() -> others.open(EMAIL, "c-1", sealed))
                .isInstanceOf(CannotOpen.class)
                .hasMessage("customer.email of c-1 cannot be opened: its key %s is not in the keyset file"
                        .formatted(Cipher.keyOf(sealed)));
    }

    @Test
    void textThatOnlyBeginsLikeASealedOneIsPlain() {
        assertThat(Cipher.isSealed("sealed: the parcel was open")).isFalse();
        assertThat(Cipher.isSealed("sealed:0123abcd:short")).isFalse();
        assertThat(Cipher.isSealed(null)).isFalse();
    }

    @Test
    void valuesOfAnOldKeyAreOpenedUntilItIsRemoved() throws Exception {
        var sealed = keys.cipher().seal(EMAIL, "c-1", PLAIN);
        var added = keys.withNewKeys();
        var rotated = added.withNewestInUse();

        assertThat(added.cipher().isCurrent(sealed)).isTrue();
        assertThat(rotated.cipher().isCurrent(sealed)).isFalse();
        assertThat(rotated.cipher().open(EMAIL, "c-1", sealed)).isEqualTo(PLAIN);
        // A replica that has the new key, and does not use it yet, opens what another has sealed with it.
        assertThat(added.cipher().open(EMAIL, "c-1", rotated.cipher().seal(EMAIL, "c-1", PLAIN)))
                .isEqualTo(PLAIN);
        assertThatThrownBy(() -> rotated.withoutOldKeys().cipher().open(EMAIL, "c-1", sealed))
                .hasMessageEndingWith("is not in the keyset file");
    }

    @Test
    void replicaWithAnOldFileKnowsThatOthersHaveNewerKeys() throws Exception {
        var rotated = keys.withNewKeys().withNewestInUse().cipher();

        assertThat(keys.cipher().areNewer(rotated.keysInUse())).isTrue();
        assertThat(keys.withNewKeys().cipher().areNewer(rotated.keysInUse())).isTrue();
        assertThat(rotated.areNewer(keys.cipher().keysInUse())).isFalse();
    }

    @Test
    void blindIndexIsFoundByAllKeysAndDiffersByColumn() throws Exception {
        var cipher = keys.cipher();
        var rotated = keys.withNewKeys().withNewestInUse().cipher();
        var index = cipher.index(INDEX, List.of(PLAIN));

        assertThat(cipher.indexes(INDEX, PLAIN)).containsExactly(index);
        assertThat(rotated.indexes(INDEX, PLAIN)).hasSize(2).contains(index, rotated.index(INDEX, List.of(PLAIN)));
        assertThat(rotated.isCurrentIndex(index)).isFalse();
        assertThat(cipher.index(new IndexedColumn("customer", "phone_index", 16), List.of(PLAIN)))
                .isNotEqualTo(index);
    }

    @Test
    void indexOfSeveralTermsContainsTheHashOfEach() throws Exception {
        var cipher = keys.cipher();
        var index = List.of(cipher.index(INDEX, List.of("h", "hi", "hina")).split(" "));

        assertThat(index).containsAll(cipher.hashes(INDEX, List.of("hi")).get(0));
        assertThat(index)
                .doesNotContainAnyElementsOf(
                        cipher.hashes(INDEX, List.of("ina")).get(0));
    }
}
