package dev.cofferdam.ui.incident;

import dev.cofferdam.run.Preflight;
import dev.cofferdam.run.Preflight.Check;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Trouble;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What of a run the responder may do, as far as IAM tells. */
final class PreflightViewModel {
    sealed interface Stage {
        record Asking() implements Stage {}

        /** What is blocked first, what is ready last; the playbook's order otherwise. */
        record Told(List<Check> checks) implements Stage {
            long count(Preflight.Readiness readiness) {
                return Preflight.count(checks, readiness);
            }
        }

        record Failed(Trouble trouble) implements Stage {}
    }

    private final Supplier<List<Check>> asking;
    private final Background background;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Asking());

    /** @param asking blocks for some calls */
    PreflightViewModel(Supplier<List<Check>> asking, Background background) {
        this.asking = asking;
        this.background = background;
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    void ask() {
        stage.set(new Stage.Asking());
        background.run(
                _ -> asking.get(),
                checks -> stage.set(new Stage.Told(checks.stream()
                        .sorted(Comparator.comparing(Check::readiness).reversed())
                        .toList())),
                trouble -> stage.set(new Stage.Failed(trouble)));
    }
}
