package dev.cofferdam.action.cloudtrail;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import tools.jackson.databind.JsonNode;

/** What a playbook needs to know of the events that went by. */
final class EventDigest {
    private final BiConsumer<Event, JsonNode> alsoTo;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> issued = new LinkedHashSet<>();
    private long count;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> addresses = new TreeSet<>();
    private final Set<String> users = new TreeSet<>();
    private final Set<String> errors = new TreeSet<>();

    EventDigest() {
        this((_, _) -> {});
    }

    /** @param alsoTo takes each event once, with its record */
    EventDigest(BiConsumer<Event, JsonNode> alsoTo) {
        this.alsoTo = alsoTo;
    }

    /** @return false when it was there already */
    boolean add(Event event, JsonNode record) {
        if (event.eventId() != null && !seen.add(event.eventId())) return false;
        count++;
        var at = event.eventTime();
        if (at != null && (first == null || at.isBefore(first))) first = at;
        if (at != null && (last == null || at.isAfter(last))) last = at;
        add(issued, record.at("/responseElements/credentials/accessKeyId").asString(""));
        add(names, event.eventName() == null ? record.path("eventName").asString("") : event.eventName());
        add(addresses, record.path("sourceIPAddress").asString(""));
        add(users, event.username() == null ? "" : event.username());
        add(errors, record.path("errorCode").asString(""));
        alsoTo.accept(event, record);
        return true;
    }

    /** The keys of the sessions that were issued, as they went by: {@code AssumeRole} and its like answer with one. */
    Set<String> issued() {
        return issued;
    }

    FindPrincipalActivity.Out activity(String evidence, List<String> sessions, boolean truncated) {
        return new FindPrincipalActivity.Out(
                count,
                first == null ? "" : first.toString(),
                last == null ? "" : last.toString(),
                List.copyOf(names),
                List.copyOf(addresses),
                List.copyOf(errors),
                sessions,
                evidence,
                truncated);
    }

    ListSecretAccess.Out access(Map<String, Integer> principals, String evidence, boolean truncated) {
        return new ListSecretAccess.Out(
                count,
                principals.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, p -> String.valueOf(p.getValue()))),
                principals.keySet().stream().sorted().toList(),
                first == null ? "" : first.toString(),
                last == null ? "" : last.toString(),
                List.copyOf(addresses),
                List.copyOf(errors),
                evidence,
                truncated);
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
