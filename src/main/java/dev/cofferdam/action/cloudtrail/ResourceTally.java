package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the changing events that go by did to which resources, as CloudTrail names these. */
final class ResourceTally implements BiConsumer<Event, JsonNode> {
    private static final Pattern MAKES =
            Pattern.compile("(Create|Run|Allocate|Copy|Import|Register|Request|Launch|Upload|Generate)(.*)");
    private static final Pattern REMOVES = Pattern.compile("(Delete|Terminate|Release|Deregister|Remove)(.*)");

    /** What was done, the weightiest last: a resource is told by the weightiest. */
    private enum Deed {
        ATTEMPTED,
        CHANGED,
        MADE,
        REMOVED
    }

    private record Key(String type, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return type.equals(other.type) ? name.compareTo(other.name) : type.compareTo(other.type);
        }

        @Override
        public String toString() {
            return type.isEmpty() ? name : type + " " + name;
        }
    }

    private static final class Row {
        final TreeSet<Deed> deeds = new TreeSet<>();
        final Set<String> events = new TreeSet<>();
        final Set<String> regions = new TreeSet<>();
        final Set<String> errors = new TreeSet<>();
        String first = "";
        String last = "";
    }

    private final Map<Key, Row> rows = new TreeMap<>();

    @Override
    public void accept(Event event, JsonNode record) {
        if (record.path("readOnly").asBoolean(false) || "true".equals(event.readOnly())) return;
        var name = event.eventName() == null ? record.path("eventName").asString("") : event.eventName();
        var error = record.path("errorCode").asString("");
        var at = event.eventTime() == null ? "" : event.eventTime().toString();
        for (var resource : event.resources()) {
            if (resource.resourceName() == null) continue;
            var type = resource.resourceType() == null ? "" : resource.resourceType();
            var row = rows.computeIfAbsent(new Key(type, resource.resourceName()), _ -> new Row());
            row.deeds.add(error.isEmpty() ? deed(name, type) : Deed.ATTEMPTED);
            row.events.add(name);
            row.regions.add(record.path("awsRegion").asString(""));
            if (!error.isEmpty()) row.errors.add(error);
            if (row.first.isEmpty() || at.compareTo(row.first) < 0) row.first = at;
            if (at.compareTo(row.last) > 0) row.last = at;
        }
    }

    /** {@code CreateUser} makes the user that it names, and only changes a policy that it names too. */
    private static Deed deed(String event, String type) {
        var of = type.substring(type.lastIndexOf(':') + 1);
        for (var verb : Map.of(MAKES, Deed.MADE, REMOVES, Deed.REMOVED).entrySet()) {
            var matched = verb.getKey().matcher(event);
            if (matched.matches() && isOf(matched.group(2), of)) return verb.getValue();
        }
        return Deed.CHANGED;
    }

    private static boolean isOf(String noun, String type) {
        return !type.isEmpty() && (noun.equals(type) || noun.equals(type + "s"));
    }

    /** What was made and is not known to be removed since. */
    List<String> made() {
        return those(Deed.MADE);
    }

    List<String> changed() {
        return those(Deed.CHANGED);
    }

    List<String> removed() {
        return those(Deed.REMOVED);
    }

    /** What was refused throughout. */
    List<String> attempted() {
        return those(Deed.ATTEMPTED);
    }

    private List<String> those(Deed weightiest) {
        var found = new ArrayList<String>();
        rows.forEach((key, row) -> {
            if (row.deeds.last() == weightiest) found.add(key.toString());
        });
        return found;
    }

    ObjectNode json() {
        var json = Json.object();
        var list = json.putArray("resources");
        rows.forEach((key, row) -> {
            var one = list.addObject()
                    .put("type", key.type())
                    .put("name", key.name())
                    .put("first_at", row.first)
                    .put("last_at", row.last);
            row.deeds.forEach(deed -> one.withArray("deeds").add(deed.name().toLowerCase(Locale.ROOT)));
            row.events.forEach(one.putArray("events")::add);
            row.regions.forEach(one.putArray("regions")::add);
            row.errors.forEach(one.putArray("errors")::add);
        });
        return json;
    }
}
