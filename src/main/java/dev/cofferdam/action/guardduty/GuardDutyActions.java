package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class GuardDutyActions {
    private GuardDutyActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new GetFinding(), new ListFindings(), new ArchiveFindings(), new RestoreDetector());
    }
}
