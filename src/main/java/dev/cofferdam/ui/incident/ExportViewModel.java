package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.report.HashingStream;
import dev.cofferdam.report.NewFile;
import dev.cofferdam.report.TimelineFormat;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.WorkbenchServices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Writes the timeline to a file, and that it was written into the log. */
final class ExportViewModel {
    private final WorkbenchServices services;
    private final Background background;
    private final OpenCase incident;
    private final ObjectProperty<String> format;
    private final StringProperty file = new SimpleStringProperty();
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<EvidenceRef>> written = new ReadOnlyObjectWrapper<>(Optional.empty());

    ExportViewModel(WorkbenchServices services, Background background, OpenCase incident) {
        this.services = services;
        this.background = background;
        this.incident = incident;
        this.format = new SimpleObjectProperty<>(services.exporter().formats().getFirst());
        format.subscribe(_ -> suggest());
    }

    List<String> formats() {
        return services.exporter().formats();
    }

    ObjectProperty<String> format() {
        return format;
    }

    /** The path of the file to write. */
    StringProperty file() {
        return file;
    }

    BooleanProperty replace() {
        return replace;
    }

    ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** What was written, once it was. */
    ReadOnlyObjectProperty<Optional<EvidenceRef>> written() {
        return written.getReadOnlyProperty();
    }

    void export() {
        if (working.get()) return;
        if (file.get().isBlank()) {
            trouble.set(Optional.of(new Trouble(Words.of("export.no-file"), "", "")));
            return;
        }
        working.set(true);
        trouble.set(Optional.empty());
        written.set(Optional.empty());
        var chosen = format.get();
        var to = Path.of(file.get().strip());
        var over = replace.get();
        background.run(
                _ -> write(chosen, to, over),
                ref -> {
                    working.set(false);
                    written.set(Optional.of(ref));
                },
                happened -> {
                    working.set(false);
                    trouble.set(Optional.of(happened));
                });
    }

    private void suggest() {
        var extension = TimelineFormat.named(format.get())
                .map(TimelineFormat::extension)
                .orElse(format.get());
        file.set(services.exportFolder()
                .resolve("timeline-" + incident.summary().id() + "." + extension)
                .toString());
        written.set(Optional.empty());
        trouble.set(Optional.empty());
    }

    private EvidenceRef write(String chosen, Path to, boolean over) throws IOException {
        var result = new EvidenceRef[1];
        NewFile.write(to, over, out -> {
            var hashing = new HashingStream(out);
            services.exporter().export(incident.summary().id(), chosen, hashing);
            hashing.flush();
            result[0] = new EvidenceRef(
                    hashing.sha256(), hashing.size(), to.toAbsolutePath().toString(), EvidenceRef.Custody.EXPORTED);
        });
        var log = incident.log();
        // a case that can only be read is exported all the same; then only those who work in it can write it down
        if (log != null) {
            log.append(Draft.of(
                            "case.exported",
                            Origin.of(services.actor(), incident.summary().mode()))
                    .evidence(result[0])
                    .with(
                            "Exported the timeline as " + chosen + " to " + result[0].location(),
                            Json.object().put("format", chosen)));
        }
        return result[0];
    }
}
