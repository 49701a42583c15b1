package io.winback.campaign.access;

import io.winback.campaign.access.PasswordRule.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A password has 12 to 128 characters, and is not easy to guess. */
class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plum-river-9-lantern",
                "correct horse battery staple",
                "さくらのさくみちをあるく",
                "T7#kq9!vLx2m",
                "winback plum lantern river"
            })
    void aPasswordOfUnrelatedPartsIsAccepted(String password) {
        assertThat(PasswordRule.faultOf(password, "hina", "Hina Sato")).isEmpty();
    }

    @Test
    void theLengthIsTwelveToAHundredAndTwentyEightCharacters() {
        var random = "T7#kq9!vLx2m";

        assertThat(PasswordRule.faultOf(random.substring(1), "hina", "Hina")).hasValue(Fault.TOO_SHORT);
        assertThat(PasswordRule.faultOf((random.repeat(11)).substring(0, 128), "hina", "Hina"))
                .isEmpty();
        assertThat(PasswordRule.faultOf((random.repeat(11)).substring(0, 129), "hina", "Hina"))
                .hasValue(Fault.TOO_LONG);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneCountsOnce() {
        assertThat(PasswordRule.faultOf("𠮷野家で昼ご飯を食べ", "hina", "Hina")).hasValue(Fault.TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaa",
                "123456789012",
                "1234567890123456",
                "abcdefghijklmnop",
                "zyxwvutsrqponmlk",
                "qwertyuiop1234",
                "asdfghjkl;asdfghjkl",
                "1qaz2wsx1qaz2wsx",
                "passwordpassword",
                "Password123456",
                "P@ssw0rd123456",
                "Welcome2026!!!",
                "winback-winback",
                "adminadmin123",
                "ababababababab",
                "letmein12345678"
            })
    void aCommonPasswordIsNotAccepted(String password) {
        assertThat(PasswordRule.faultOf(password, "hina", "Hina Sato")).hasValue(Fault.COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hina-plum-river-9", "SATO-plum-river-9", "plum9-ｈｉｎａ-river", "my Hina Sato is 9 plum"})
    void theOwnNameIsNotAccepted(String password) {
        assertThat(PasswordRule.faultOf(password, "hina", "Hina Sato")).hasValue(Fault.CONTAINS_NAME);
    }

    @Test
    void aJapaneseNameIsFoundByItsParts() {
        assertThat(PasswordRule.faultOf("佐々木と好きな梅の川へ行く", "hs", "佐々木　陽菜")).hasValue(Fault.CONTAINS_NAME);
    }
}
