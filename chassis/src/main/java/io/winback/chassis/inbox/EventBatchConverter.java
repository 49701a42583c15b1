package io.winback.chassis.inbox;

import io.smallrye.reactive.messaging.MessageConverter;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Type;
import java.util.ArrayList;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Converts a batch of a Kafka channel with {@code batch=true} to an {@link EventBatch}. */
@ApplicationScoped
class EventBatchConverter implements MessageConverter {

    @Override
    public boolean canConvert(Message<?> message, Type target) {
        return target == EventBatch.class
                && message.getMetadata(IncomingKafkaRecordBatchMetadata.class).isPresent();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Message<?> convert(Message<?> message, Type target) {
        IncomingKafkaRecordBatchMetadata<String, byte[]> metadata =
                message.getMetadata(IncomingKafkaRecordBatchMetadata.class).orElseThrow();
        var records = new ArrayList<RawRecord>();
        metadata.getRecords().forEach(consumed -> records.add(RawRecord.of(consumed)));
        return message.withPayload(new EventBatch(records));
    }
}
