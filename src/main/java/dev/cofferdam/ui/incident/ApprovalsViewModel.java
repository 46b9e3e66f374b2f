package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.ui.Background;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Who decided what, why, and for which plan: read once for each run of the case, and then followed. */
final class ApprovalsViewModel {
    record Item(LogRecord logged, Approval approval) {
        private static Stream<Item> of(LogRecord logged) {
            var approval = logged.content().approval();
            return approval == null ? Stream.empty() : Stream.of(new Item(logged, approval));
        }
    }

    private final CaseReader reader;
    private final RunsViewModel runs;
    private final Background background;
    private final ObservableList<Item> items = FXCollections.observableArrayList();
    private final Set<String> readOnce = new HashSet<>();
    private final Set<Long> present = new HashSet<>();

    ApprovalsViewModel(CaseReader reader, RunsViewModel runs, Background background) {
        this.reader = reader;
        this.runs = runs;
        this.background = background;
        runs.onChange(this::readNewRuns);
    }

    /** The latest first. */
    ObservableList<Item> items() {
        return items;
    }

    /** Any thread, once a record. */
    void written(LogRecord logged) {
        var decided = Item.of(logged).toList();
        if (!decided.isEmpty()) background.onScreen(() -> add(decided));
    }

    private void readNewRuns() {
        runs.entries().stream()
                .map(RunsViewModel.Entry::runId)
                .filter(readOnce::add)
                .forEach(this::read);
    }

    private void read(String runId) {
        background.run(
                _ -> {
                    var found = new ArrayList<Item>();
                    reader.forEachOfRun(runId, logged -> Item.of(logged).forEach(found::add));
                    return found;
                },
                this::add,
                // a log that cannot be read is told by the timeline; here it is read again with the next change
                _ -> readOnce.remove(runId));
    }

    private void add(List<Item> some) {
        var fresh =
                some.stream().filter(item -> present.add(item.logged().seq())).toList();
        if (fresh.isEmpty()) return;
        items.setAll(Stream.concat(fresh.stream(), items.stream())
                .sorted(Comparator.comparingLong((Item item) -> item.logged().seq())
                        .reversed())
                .toList());
    }
}
