package io.winback.notification.text;

/** Text limits for domain tests of other packages. */
public final class SampleLimits {

    public static final TextLimits DEFAULT = new TextLimits(() -> 10);

    private SampleLimits() {}
}
