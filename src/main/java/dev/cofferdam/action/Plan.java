package dev.cofferdam.action;

import java.util.List;

/**
 * What an action would do, made by reading only.
 *
 * @param summary one line: what happens to what
 * @param changes empty when the goal already holds, or when the action only reads
 * @param warnings what the responder should know before saying yes, one sentence each
 * @param resources what it touches or reads, ARNs where there are any
 */
public record Plan(String summary, List<Change> changes, List<String> warnings, List<String> resources) {
    public Plan {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
        resources = List.copyOf(resources);
    }

    public static Plan of(String summary, List<Change> changes, String... resources) {
        return new Plan(summary, changes, List.of(), List.of(resources));
    }

    public Plan warning(List<String> more) {
        var all = new java.util.ArrayList<>(warnings);
        all.addAll(more);
        return new Plan(summary, changes, all, resources);
    }
}
