package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.report.TimelineExport;
import dev.cofferdam.report.TimelineFormat;
import dev.cofferdam.report.bundle.BundleExport;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.WorkbenchServices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

/** Writes the timeline or the whole case to a file, and that it was written into the log. */
final class ExportViewModel {
    private final WorkbenchServices services;
    private final Background background;
    private final OpenCase incident;
    private final ObjectProperty<String> format;
    private final StringProperty file = new SimpleStringProperty();
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper bundle = new ReadOnlyBooleanWrapper();
    private final BooleanProperty withEvidence = new SimpleBooleanProperty(true);
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

    /** Those of timelines, and the bundle of the whole case. */
    List<String> formats() {
        return Stream.concat(services.exporter().formats().stream(), Stream.of(BundleExport.FORMAT))
                .toList();
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

    /** Whether it is a bundle, which the evidence may go with. */
    ReadOnlyBooleanProperty bundle() {
        return bundle.getReadOnlyProperty();
    }

    /** Whether a bundle has the evidence files in it. */
    BooleanProperty withEvidence() {
        return withEvidence;
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
        var evidence = withEvidence.get();
        var to = Path.of(file.get().strip());
        var over = replace.get();
        background.run(
                _ -> write(chosen, evidence, to, over),
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
        bundle.set(format.get().equals(BundleExport.FORMAT));
        var id = incident.summary().id();
        var name = bundle.get()
                ? "case-" + id + "." + BundleExport.EXTENSION
                : "timeline-" + id + "."
                        + TimelineFormat.named(format.get())
                                .map(TimelineFormat::extension)
                                .orElse(format.get());
        file.set(services.exportFolder().resolve(name).toString());
        written.set(Optional.empty());
        trouble.set(Optional.empty());
    }

    private EvidenceRef write(String chosen, boolean evidence, Path to, boolean over) throws IOException {
        var id = incident.summary().id();
        var export = chosen.equals(BundleExport.FORMAT)
                ? BundleExport.now(services.bundler(), id, evidence)
                : new TimelineExport(services.exporter(), id, chosen);
        var written = export.write(to, over);
        var log = incident.log();
        // a case that can only be read is exported all the same; then only those who work in it can write it down
        if (log != null)
            log.append(export.exported(
                    written, Origin.of(services.actor(), incident.summary().mode())));
        return written;
    }
}
