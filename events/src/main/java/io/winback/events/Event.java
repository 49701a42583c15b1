package io.winback.events;

/** Something that happened, to one customer unless it says otherwise. Its JSON is public: fields are only added, and new fields are optional. */
public interface Event {

    /** The customer of the event. It is also the record key, so that the events of one customer keep their order. */
    String customerId();
}
