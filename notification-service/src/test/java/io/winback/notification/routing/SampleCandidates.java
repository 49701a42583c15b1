package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.template.MessageTemplate;
import io.winback.notification.template.SampleTemplates;
import io.winback.notification.template.TemplateSet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A recipient, a template and a deadline that pass all gates, and changes to them. */
final class SampleCandidates {

    static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private final Map<Channel, String> addresses = new EnumMap<>(
            Map.of(Channel.EMAIL, "sato@customers.example", Channel.SMS, "+819012345678", Channel.CHAT, "U4af4980629"));
    private final Set<Channel> allowed = EnumSet.allOf(Channel.class);
    private final Set<Channel> suppressed = EnumSet.noneOf(Channel.class);
    private Channel preferred;
    private boolean deceased;
    private boolean complaint;
    private boolean erased;
    private String locale = "ja-JP";
    private Instant notAfter;
    private TemplateSet template = SampleTemplates.of(new MessageTemplate("ja", Channel.EMAIL, "件名", null, "お元気ですか"));

    static SampleCandidates aCandidate() {
        return new SampleCandidates();
    }

    SampleCandidates withoutAddress(Channel channel) {
        addresses.remove(channel);
        return this;
    }

    SampleCandidates allowing(Channel... channels) {
        allowed.clear();
        allowed.addAll(List.of(channels));
        return this;
    }

    SampleCandidates suppressedOn(Channel channel) {
        suppressed.add(channel);
        return this;
    }

    SampleCandidates preferring(Channel channel) {
        preferred = channel;
        return this;
    }

    SampleCandidates deceased() {
        deceased = true;
        return this;
    }

    SampleCandidates withOpenComplaint() {
        complaint = true;
        return this;
    }

    SampleCandidates erased() {
        erased = true;
        return this;
    }

    SampleCandidates reading(String language) {
        locale = language;
        return this;
    }

    SampleCandidates notAfter(Instant deadline) {
        notAfter = deadline;
        return this;
    }

    SampleCandidates withTemplate(TemplateSet set) {
        template = set;
        return this;
    }

    Recipient recipient() {
        return erased
                ? null
                : new Recipient(
                        "c-1",
                        "佐藤",
                        locale,
                        "Asia/Tokyo",
                        addresses,
                        preferred,
                        deceased,
                        complaint,
                        suppressed,
                        allowed);
    }

    TemplateSet template() {
        return template;
    }

    CandidateChannel on(Channel channel) {
        return new CandidateChannel(channel, recipient(), template, notAfter, NOW);
    }
}
