package io.winback.local.stack;

import io.winback.local.broker.KafkaBroker;
import io.winback.local.process.ChildProcess;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/** Kafka with its topics. */
record KafkaPart(KafkaBroker broker, List<NewTopic> topics) implements Part {

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<String> ports() {
        return List.of("kafka", "controller");
    }

    @Override
    public ChildProcess child() {
        return broker.child();
    }

    @Override
    public void start() {
        broker.start();
        broker.createTopics(topics);
    }

    @Override
    public boolean ready() {
        return child().running();
    }

    @Override
    public void stop() {
        broker.stop();
    }

    @Override
    public void kill() {
        child().kill();
    }
}
