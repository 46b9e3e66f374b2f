package dev.cofferdam.caselog;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a case says of itself: the fold of its {@code case.opened} and every {@code case.updated}. Immutable.
 *
 * @param severity lower-case: {@code low}, {@code medium}, {@code high}, {@code critical}
 * @param assignee the name of who has the case in hand
 * @param summary Markdown, pinned above the case
 * @param detectedAt when the activity of the finding was first seen, as {@link DetectionTime} reads it
 * @param from the number of the record that each of the values is from, by the field's name
 */
public record CaseFacts(
        String title,
        @Nullable String severity,
        @Nullable String assignee,
        @Nullable String summary,
        @Nullable Instant detectedAt,
        Map<String, Long> from) {
    static final String OPENED = "case.opened";
    static final String UPDATED = "case.updated";

    private static final String TITLE = "title";
    private static final String SEVERITY = "severity";
    private static final String ASSIGNEE = "assignee";
    private static final String SUMMARY = "summary";

    /** A case of which nothing was read yet. */
    public static final CaseFacts NONE = new CaseFacts("", null, null, null, null, Map.of());

    public CaseFacts {
        from = Map.copyOf(from);
    }

    /** All that people may change. What is blank is not there; only a title has to be. */
    public record Values(
            String title,
            @Nullable String severity,
            @Nullable String assignee,
            @Nullable String summary) {
        public Values {
            title = title.strip();
            severity = severity == null ? null : present(severity.toLowerCase(Locale.ROOT));
            assignee = present(assignee);
            summary = present(summary);
        }

        private static @Nullable String present(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        private Map<String, String> byName() {
            var named = new HashMap<String, String>();
            named.put(TITLE, title);
            if (severity != null) named.put(SEVERITY, severity);
            if (assignee != null) named.put(ASSIGNEE, assignee);
            if (summary != null) named.put(SUMMARY, summary);
            return named;
        }
    }

    /** Whether a record may change them. */
    public static boolean isAbout(LogRecord logged) {
        return logged.type().equals(OPENED) || logged.type().equals(UPDATED);
    }

    public Values values() {
        return new Values(title, severity, assignee, summary);
    }

    /** These after one more record; the same where it tells nothing of the case. */
    public CaseFacts after(LogRecord logged) {
        return switch (logged.type()) {
            case OPENED -> opened(logged);
            case UPDATED -> updated(logged);
            default -> this;
        };
    }

    /**
     * The record that makes these into {@code wanted}: {@code case.updated}, with the former and the new value of what
     * changes. It supersedes an earlier change of which it replaces all that still holds.
     *
     * @return nothing where nothing changes
     * @throws IllegalArgumentException when the title would be empty
     */
    public Optional<Draft> change(Origin origin, Values wanted) {
        if (wanted.title().isEmpty()) throw new IllegalArgumentException("a case needs a title");
        var before = values().byName();
        var after = wanted.byName();
        var changes = Json.object();
        for (var name : new String[] {TITLE, SEVERITY, ASSIGNEE, SUMMARY}) {
            if (Objects.equals(before.get(name), after.get(name))) continue;
            var change = changes.putObject(name);
            if (before.containsKey(name)) change.put("from", before.get(name));
            if (after.containsKey(name)) change.put("to", after.get(name));
        }
        if (changes.isEmpty()) return Optional.empty();
        var message = changes.propertyNames().stream()
                .map(name -> told(name, before.get(name), after.get(name)))
                .collect(Collectors.joining("; "));
        var draft = Draft.of(UPDATED, origin);
        replaced(changes.propertyNames()).ifPresent(draft::supersedes);
        return Optional.of(draft.with("Case changed: " + message, Json.object().set("changes", changes)));
    }

    private CaseFacts opened(LogRecord logged) {
        var body = logged.content().body();
        var values = new Values(
                body.path(TITLE).asString(logged.caseId()),
                body.has(SEVERITY) ? body.path(SEVERITY).asString() : null,
                null,
                null);
        var seen = DetectionTime.of(body.path("finding")).orElse(null);
        return with(values, seen, fromNow(values.byName(), logged.seq()));
    }

    private CaseFacts updated(LogRecord logged) {
        var named = values().byName();
        var sources = new HashMap<>(from);
        logged.content().body().path("changes").propertyStream().forEach(change -> {
            sources.put(change.getKey(), logged.seq());
            var to = change.getValue().path("to");
            if (to.isString()) named.put(change.getKey(), to.stringValue());
            else named.remove(change.getKey());
        });
        var values = new Values(
                named.getOrDefault(TITLE, title), named.get(SEVERITY), named.get(ASSIGNEE), named.get(SUMMARY));
        return with(values, detectedAt, sources);
    }

    private static CaseFacts with(Values values, @Nullable Instant detectedAt, Map<String, Long> from) {
        return new CaseFacts(values.title(), values.severity(), values.assignee(), values.summary(), detectedAt, from);
    }

    private static Map<String, Long> fromNow(Map<String, String> named, long seq) {
        var from = new HashMap<String, Long>();
        named.keySet().forEach(name -> from.put(name, seq));
        return from;
    }

    /** The one earlier change of which nothing would be left. The opening of a case tells more than these. */
    private Optional<Long> replaced(Collection<String> changed) {
        var replaced = changed.stream()
                .map(from::get)
                .filter(seq -> seq != null && seq > 1)
                .distinct()
                .filter(seq -> from.entrySet().stream()
                        .filter(field -> field.getValue().equals(seq))
                        .allMatch(field -> changed.contains(field.getKey())))
                .toList();
        return replaced.size() == 1 ? Optional.of(replaced.getFirst()) : Optional.empty();
    }

    /** A summary may be pages long; that it changed is enough for one line. */
    private static String told(String name, @Nullable String before, @Nullable String after) {
        if (name.equals(SUMMARY)) return after == null ? "summary taken away" : "summary";
        var now = after == null ? "nobody" : after;
        if (name.equals(SEVERITY) && after == null) now = "none";
        return before == null ? name + " " + now : name + " " + now + " (was " + before + ")";
    }
}
