package io.winback.events.customer;

/**
 * Where a person can be reached.
 *
 * @param phone in E.164
 * @param chat the id of the person at the chat provider
 */
public record Contacts(String email, String phone, String chat) {}
