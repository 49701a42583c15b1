package io.winback.local.stack;

/** An expected failure. Its message is for the user. */
public class StackFailure extends RuntimeException {

    public StackFailure(String message) {
        super(message);
    }
}
