package io.winback.events.customer;

/**
 * The addresses of a customer.
 *
 * @param phone in E.164
 * @param chat the id of the customer at the chat provider
 */
public record Contacts(String email, String phone, String chat) {}
