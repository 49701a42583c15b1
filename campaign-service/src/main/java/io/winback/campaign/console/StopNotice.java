package io.winback.campaign.console;

import java.time.Instant;

/** The emergency stop that is in force: why, and since when. */
record StopNotice(String reason, Instant since) {}
