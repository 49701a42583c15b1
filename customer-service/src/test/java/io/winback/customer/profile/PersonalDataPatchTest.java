package io.winback.customer.profile;

import io.winback.customer.profile.PersonalData.ContactData;
import io.winback.customer.profile.PersonalDataPatch.Field;
import io.winback.events.Channel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PersonalDataPatchTest {

    private final PersonalData present = new PersonalData(
            "佐藤",
            "ja-JP",
            "Asia/Tokyo",
            LocalDate.of(1990, 1, 2),
            new ContactData("hina@customers.example", "+819012345678", "U1"),
            Channel.EMAIL,
            null,
            Map.of("colour", "red", "sizes", Map.of("shoe", 23, "shirt", "M")));

    @Test
    void fieldsWithoutAValueStay() {
        assertThat(patch(given(null, null, null)).appliedTo(present)).isEqualTo(present);
    }

    @Test
    void patchedFieldsChangeAndOtherFieldsStay() {
        var patched = patch(given("田中", new ContactData(null, "+819011112222", null), null))
                .appliedTo(present);

        assertThat(patched.name()).isEqualTo("田中");
        assertThat(patched.contacts()).isEqualTo(new ContactData("hina@customers.example", "+819011112222", "U1"));
        assertThat(patched.attributes()).isEqualTo(present.attributes());
    }

    @Test
    void removedFieldsAreAbsent() {
        var patched = new PersonalDataPatch(given(null, null, null), Set.of(Field.values())).appliedTo(present);

        assertThat(patched).isEqualTo(new PersonalData(null, null, null, null, ContactData.NONE, null, null, null));
    }

    @Test
    void attributesAreMergedAndNullRemovesOne() {
        var attributes = new HashMap<String, Object>();
        attributes.put("colour", null);
        attributes.put("vip", true);
        attributes.put("sizes", Map.of("shirt", "L"));
        attributes.put("tags", List.of("a"));

        assertThat(patch(given(null, null, attributes)).appliedTo(present).attributes())
                .isEqualTo(Map.of("vip", true, "sizes", Map.of("shoe", 23, "shirt", "L"), "tags", Arrays.asList("a")));
    }

    @Test
    void invalidAddressIsIgnoredAlone() {
        var given = patch(given("田中", new ContactData("ａ＠ｂ", "+819011112222", "U2"), null));

        assertThat(given.contactProblems()).containsOnlyKeys("contacts.email");
        var patched = given.without(given.contactProblems().keySet()).appliedTo(present);
        assertThat(patched.name()).isEqualTo("田中");
        assertThat(patched.contacts()).isEqualTo(new ContactData("hina@customers.example", "+819011112222", "U2"));
    }

    private static PersonalDataPatch patch(PersonalData given) {
        return new PersonalDataPatch(given, Set.of());
    }

    private static PersonalData given(String name, ContactData contacts, Map<String, Object> attributes) {
        return new PersonalData(name, null, null, null, contacts, null, null, attributes);
    }
}
