package io.winback.local.demo;

import io.winback.local.demo.ApiClient.Answer;
import io.winback.local.stack.AccessKeys;
import io.winback.local.stack.Stack;
import io.winback.local.stack.StackFailure;
import java.util.Map;

/** The address of the console. Its link signs the owner of the installation in, once and within 10 minutes. */
public final class ConsoleAddress {

    private final ApiClient api;
    private final Stack stack;
    private final String console;
    private final String owner;

    private ConsoleAddress(Stack stack) {
        this.stack = stack;
        api = ApiClient.of(stack);
        console = stack.ports().url("campaign");
        owner = console + "/v1/people/" + AccessKeys.OWNER;
    }

    /**
     * Makes a new link, and the owner if there is none. An earlier version of campaign-service makes no links; its console is open at
     * the plain address.
     */
    public static String of(Stack stack) {
        return new ConsoleAddress(stack).withLink();
    }

    private String withLink() {
        defineOwner();
        var answer = api.tryPost(owner + "/sign-in-links");
        return switch (answer.status()) {
            case 201 -> console + answer.body().path("path").asText();
            case 404 -> console + "/";
            default -> throw failure("no sign-in link", answer);
        };
    }

    /** An owner with a password stays as it is, because the owner may have changed it. */
    private void defineOwner() {
        var present = api.tryGet(owner);
        if (present.status() == 200 && present.body().path("hasPassword").asBoolean()) {
            return;
        }
        var answer = api.tryPut(
                owner, Map.of("displayName", "Owner", "roles", AccessKeys.ROLES, "password", stack.ownerPassword()));
        if (answer.status() != 200 && answer.status() != 201 && answer.status() != 404) {
            throw failure("no owner", answer);
        }
    }

    private static StackFailure failure(String what, Answer answer) {
        return new StackFailure(
                "campaign-service made %s: it answered %d, %s".formatted(what, answer.status(), answer.body()));
    }
}
