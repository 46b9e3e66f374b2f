package dev.cofferdam.action;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A change that consists of {@link Setting}s: each written as the plan has it, and put back as it was. What most
 * actions are; one that creates things, or whose order is its point, is a plain {@link ChangeAction}.
 */
public interface ChangesSettings<I extends Record, O extends Record> extends ChangeAction<I, O> {
    /**
     * The setting that a change of this action names, from the change alone.
     *
     * @throws IllegalArgumentException when it is none of this action's
     */
    Setting setting(Change change);

    /** What having the former value again means, a sentence each. */
    default List<String> reopens(Change restore) {
        return List.of();
    }

    /** Whether a present value is still the one that a plan announced, or somebody's since. */
    default boolean isOurs(JsonNode present, JsonNode announced) {
        return present.equals(announced);
    }

    @Override
    default O apply(I in, Plan plan, ActionContext aws) {
        write(plan, aws);
        return verify(in, aws);
    }

    @Override
    default Plan planUndo(Undo undo, ActionContext aws) {
        return new SettingsUndo(this, aws).plan(undo);
    }

    @Override
    default void applyUndo(Plan undoPlan, ActionContext aws) {
        write(undoPlan, aws);
    }

    private void write(Plan plan, ActionContext aws) {
        for (var change : plan.changes()) {
            var setting = setting(change);
            setting.write(change.resource(), change.after(), aws);
            if (setting.isShownLate()) awaitShown(setting, change, aws);
        }
    }

    /** Until the former value is not there any more: AWS may write the new one in other words than we did. */
    private static void awaitShown(Setting setting, Change change, ActionContext aws) {
        Eventually.shown(
                "the new %s of the %s".formatted(setting.title(), setting.owner(change.resource())),
                () -> setting.read(change.resource(), aws),
                now -> now.isEmpty() || !now.get().equals(change.before()),
                aws);
    }
}
