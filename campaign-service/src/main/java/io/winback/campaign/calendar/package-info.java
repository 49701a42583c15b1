/**
 * Occasions that the calendar brings: the birthdays of customers, the anniversaries of their first orders, and the runs of scheduled
 * campaigns.
 */
package io.winback.campaign.calendar;
