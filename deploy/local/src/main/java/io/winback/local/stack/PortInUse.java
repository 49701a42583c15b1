package io.winback.local.stack;

/** Another process uses a port of the stack. On freely chosen ports the stack can start again with others. */
public final class PortInUse extends StackFailure {

    PortInUse(String message) {
        super(message);
    }
}
