package io.winback.local.stack;

/** Something that the person at the keyboard has to know; its message says it all. */
public class StackFailure extends RuntimeException {

    public StackFailure(String message) {
        super(message);
    }
}
