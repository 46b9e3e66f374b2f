package dev.cofferdam.action.cloudtrail;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import tools.jackson.databind.JsonNode;

/** What a playbook needs to know of the events that went by. */
final class EventDigest {
    private long count;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> addresses = new TreeSet<>();
    private final Set<String> users = new TreeSet<>();
    private final Set<String> errors = new TreeSet<>();

    void add(Event event, JsonNode record) {
        count++;
        add(names, event.eventName() == null ? record.path("eventName").asString("") : event.eventName());
        add(addresses, record.path("sourceIPAddress").asString(""));
        add(users, event.username() == null ? "" : event.username());
        add(errors, record.path("errorCode").asString(""));
    }

    long count() {
        return count;
    }

    LookupEvents.Out out(String evidence, boolean truncated) {
        return new LookupEvents.Out(
                count,
                List.copyOf(names),
                List.copyOf(addresses),
                List.copyOf(users),
                List.copyOf(errors),
                evidence,
                truncated);
    }

    private static void add(Set<String> to, String value) {
        if (!value.isEmpty()) to.add(value);
    }
}
