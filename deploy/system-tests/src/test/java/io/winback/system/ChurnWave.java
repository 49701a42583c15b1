package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.benchmarks.DeliveredMessages;
import io.winback.benchmarks.SyntheticCustomers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** New customers who churn at the same time, and the outcome for each of them. */
final class ChurnWave {

    /** The claim limit of one process per channel: the most messages that may be delivered again after a kill. */
    private static final int CLAIM_LIMIT = 200;

    private static final Pattern NUMBER = Pattern.compile("wave-(\\d+)|\\+?8190(\\d{8})");
    private static int nextNumber;

    private final RunningStack system;
    private final int first;
    private final int size;
    private final SyntheticCustomers customers;

    private ChurnWave(RunningStack system, int first, int size) {
        this.system = system;
        this.first = first;
        this.size = size;
        this.customers = new SyntheticCustomers(system.bootstrapServers(), first, size);
    }

    /** Publishes the churn of new customers. Returns after the first decisions. */
    static ChurnWave of(int size, RunningStack system) {
        var wave = new ChurnWave(system, nextNumber, size);
        nextNumber += size;
        wave.customers.publishProfiles();
        wave.customers.churnAll();
        eventually().until(() -> wave.decided() > 0);
        return wave;
    }

    /** Waits until each customer has a decision, and no journey and no coupon waits for an event. */
    void awaitEnd() {
        eventually()
                .until(() -> decided() >= size
                        && enrolments("state in ('AWAITING_COUPON', 'AWAITING_MESSAGE')") == 0
                        && coupons("state = 'RESERVED'") == 0);
    }

    /** One decision, one coupon and one message id per customer. */
    void assertOneDecisionCouponAndMessageEach() {
        assertThat(decided()).as("decisions").isEqualTo(size);
        assertThat(coupons("true")).as("coupons").isEqualTo(size);
        assertThat(messageIds().values())
                .as("message ids per customer")
                .hasSize(size)
                .allMatch(ids -> ids.stream().distinct().count() == 1);
    }

    /** No message was delivered twice. */
    void assertNothingDeliveredTwice() {
        assertThat(messageIds().values()).allMatch(ids -> ids.size() == 1);
    }

    /** Only claimed messages of a killed process may be delivered twice, and only by a provider that does not recognise message ids. */
    void assertOnlyClaimedMessagesAreDeliveredTwice() {
        var doubles =
                messageIds().values().stream().filter(ids -> ids.size() > 1).toList();
        System.out.println("messages delivered twice with the same id after a kill: " + doubles.size());
        assertThat(doubles).hasSizeLessThanOrEqualTo(2 * CLAIM_LIMIT);
        var chatIds = new ArrayList<String>();
        forEachMessage(message -> {
            if (message.path("channel").asText().equals("CHAT")) {
                chatIds.add(DeliveredMessages.id(message));
            }
        });
        assertThat(chatIds).doesNotHaveDuplicates();
    }

    /** The numbers of the customers with this decision. */
    List<Integer> customersWith(String outcome) {
        return system
                .column(
                        "campaign",
                        "select customer_id from decision where %s and outcome = '%s'".formatted(customers(), outcome))
                .stream()
                .map(id -> Integer.parseInt(id.substring("wave-".length())))
                .toList();
    }

    /** The numbers of the customers who got a message. */
    Set<Integer> customersReached() {
        return messageIds().keySet();
    }

    long decided() {
        return system.count("campaign", "select count(*) from decision where " + customers());
    }

    private long enrolments(String condition) {
        return system.count(
                "campaign", "select count(*) from enrolment where %s and %s".formatted(customers(), condition));
    }

    private long coupons(String condition) {
        return system.count("offer", "select count(*) from coupon where %s and %s".formatted(customers(), condition));
    }

    /** A condition of SQL that selects them. */
    String customers() {
        return "customer_id between 'wave-%07d' and 'wave-%07d'".formatted(first, first + size - 1);
    }

    /** The ids of the messages that each customer received. */
    Map<Integer, List<String>> messageIds() {
        var byPerson = new HashMap<Integer, List<String>>();
        forEachMessage(message -> {
            var number = NUMBER.matcher(message.path("to").asText());
            if (number.find()) {
                int person = Integer.parseInt(number.group(1) != null ? number.group(1) : number.group(2));
                if (person >= first && person < first + size) {
                    byPerson.computeIfAbsent(person, any -> new ArrayList<>()).add(DeliveredMessages.id(message));
                }
            }
        });
        return byPerson;
    }

    private void forEachMessage(Consumer<JsonNode> action) {
        DeliveredMessages.forEach(system.api(), system.stack().ports().url("stand-ins"), action);
    }
}
