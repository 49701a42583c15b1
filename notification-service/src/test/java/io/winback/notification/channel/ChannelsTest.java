package io.winback.notification.channel;

import io.winback.events.Channel;
import io.winback.events.customer.Contacts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChannelsTest {

    @Test
    void twoChannelsMayShareAKindOfAddress() {
        var channels = new Channels(Arrays.stream(Channel.values())
                .<Messenger>map(channel -> new SampleMessenger(channel, AddressKind.PHONE))
                .toList());

        assertThat(Channel.values()).allMatch(channel -> channels.addressKind(channel) == AddressKind.PHONE);
    }

    @Test
    void aChannelWithoutAMessengerIsRefused() {
        List<Messenger> messengers = List.of(new SampleMessenger(Channel.EMAIL, AddressKind.EMAIL));

        assertThatThrownBy(() -> new Channels(messengers)).hasMessage("channel SMS has no messenger");
    }

    @Test
    void aChannelWithTwoMessengersIsRefused() {
        var messengers = Stream.of(Channel.EMAIL, Channel.EMAIL)
                .<Messenger>map(channel -> new SampleMessenger(channel, AddressKind.EMAIL))
                .toList();

        assertThatThrownBy(() -> new Channels(messengers)).hasMessage("channel EMAIL has more than one messenger");
    }

    @Test
    void eachKindOfAddressIsFoundInItsContact() {
        var contacts = new Contacts("sato@customers.example", "+819012345678", "U4af4980629");

        assertThat(AddressKind.EMAIL.find(contacts)).contains("sato@customers.example");
        assertThat(AddressKind.PHONE.find(contacts)).contains("+819012345678");
        assertThat(AddressKind.LINE.find(contacts)).contains("U4af4980629");
    }

    @Test
    void aBlankContactIsNoAddress() {
        assertThat(AddressKind.EMAIL.find(new Contacts(" ", null, null))).isEmpty();
        assertThat(AddressKind.PHONE.find(new Contacts(" ", null, null))).isEmpty();
        assertThat(AddressKind.LINE.find(null)).isEmpty();
    }

    @Test
    void onlyEmailAddressesIgnoreCase() {
        assertThat(AddressKind.EMAIL.canonical("Sato@Customers.example")).isEqualTo("sato@customers.example");
        assertThat(AddressKind.LINE.canonical("U4AF")).isEqualTo("U4AF");
    }
}
