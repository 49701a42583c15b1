package io.winback.customer.profile;

import java.util.List;

/**
 * The categories of the orders of a customer. The category of an order is that of its first item that has one.
 *
 * @param all in alphabetical order
 * @param favourite the category of most orders; null if none is known
 */
public record BoughtCategories(List<String> all, String favourite) {}
