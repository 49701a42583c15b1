/** Occasions that the calendar brings: the birthdays of customers, and the anniversaries of their first orders. */
package io.winback.campaign.calendar;
