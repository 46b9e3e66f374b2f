package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Who decided what, why, and for which plan: read from the records of the runs, and followed. */
final class ApprovalsViewModel {
    record Item(LogRecord logged, Approval approval) {}

    private final CaseReader reader;
    private final RunsViewModel runs;
    private final Latest reading;
    private final ObservableList<Item> items = FXCollections.observableArrayList();
    private final Map<String, Long> readUpTo = new HashMap<>();
    private final Set<Long> present = new HashSet<>();
    private boolean again;
    private boolean busy;

    ApprovalsViewModel(CaseReader reader, RunsViewModel runs, Background background) {
        this.reader = reader;
        this.runs = runs;
        this.reading = background.latest();
        runs.onChange(this::refresh);
    }

    /** The latest first. */
    ObservableList<Item> items() {
        return items;
    }

    private record Read(Map<String, Long> upTo, List<Item> found) {}

    private void refresh() {
        if (busy) {
            again = true;
            return;
        }
        var ids = runs.entries().stream().map(RunsViewModel.Entry::runId).toList();
        if (ids.isEmpty()) return;
        busy = true;
        again = false;
        var from = Map.copyOf(readUpTo);
        reading.run(_ -> read(ids, from), this::show, _ -> busy = false);
    }

    private Read read(List<String> runIds, Map<String, Long> from) {
        var upTo = new HashMap<>(from);
        var found = new ArrayList<Item>();
        for (var id : runIds) {
            reader.forEachOfRun(id, from.getOrDefault(id, 0L), logged -> {
                upTo.put(id, logged.seq());
                var approval = logged.content().approval();
                if (approval != null) found.add(new Item(logged, approval));
            });
        }
        return new Read(upTo, found);
    }

    private void show(Read read) {
        busy = false;
        readUpTo.putAll(read.upTo());
        var all = new ArrayList<>(items);
        read.found().stream().filter(item -> present.add(item.logged().seq())).forEach(all::add);
        all.sort(Comparator.comparingLong((Item item) -> item.logged().seq()).reversed());
        if (all.size() > items.size()) items.setAll(all);
        if (again) refresh();
    }
}
