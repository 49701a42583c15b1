package io.winback.events;

/** Something that happened to one customer. Its JSON is public: fields are only added, and never required. */
public interface Event {

    /** The person it is about; also the record key, so that one person's facts keep their order. */
    String customerId();
}
