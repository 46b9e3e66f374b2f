package dev.cofferdam.action;

import java.util.ArrayList;
import java.util.stream.Collectors;

/** Plans how settings are put back as they were. */
record SettingsUndo(ChangesSettings<?, ?> action, ActionContext aws) {
    Plan plan(Undo undo) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var setting = action.setting(restore);
            var owner = setting.owner(restore.resource());
            var read = setting.read(restore.resource(), aws);
            if (read.isEmpty()) {
                warnings.add("The %s is gone: there is nothing to restore.".formatted(owner));
                continue;
            }
            var present = read.get();
            if (present.equals(restore.after())) continue;
            var lost = setting.lost(restore.resource(), restore.after(), aws);
            if (lost.isPresent()) {
                warnings.add("The %s of the %s cannot be restored: %s".formatted(setting.title(), owner, lost.get()));
                continue;
            }
            if (!action.isOurs(present, restore.before()))
                warnings.add("Somebody changed the %s of the %s since; that is lost by this undo."
                        .formatted(setting.title(), owner));
            warnings.addAll(action.reopens(restore));
            changes.add(new Change(restore.resource(), restore.attribute(), present, restore.after()));
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Restore the " + what(changes),
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).distinct().toList());
    }

    private String what(ArrayList<Change> changes) {
        return changes.stream()
                .map(c -> {
                    var setting = action.setting(c);
                    return setting.title() + " of " + setting.owner(c.resource());
                })
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
