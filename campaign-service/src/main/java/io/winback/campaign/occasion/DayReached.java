package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A day of the year of a customer has come.
 *
 * @param at when the day began where the customer lives
 * @param years since the day that it repeats; null if that is not known
 */
public record DayReached(LocalDate day, Instant at, Integer years, CustomerSnapshot customer) {}
