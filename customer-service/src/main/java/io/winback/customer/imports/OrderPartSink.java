package io.winback.customer.imports;

import java.util.function.Consumer;

/** Passes on the parts of orders, and the lines that are none. */
record OrderPartSink(LineSink<?> sink, Consumer<OrderPart> parts) implements LineSink<OrderPart> {

    @Override
    public void take(long line, OrderPart part) {
        parts.accept(part);
    }

    @Override
    public void reject(Rejection rejection) {
        sink.reject(rejection);
    }

    @Override
    public void addFault(Rejection fault) {
        sink.addFault(fault);
    }
}
