package dev.cofferdam.action.local;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.action.CaseExporter;
import java.util.List;

/** All actions of this package. */
public final class CaseActions {
    private CaseActions() {}

    public static List<Action<?, ?>> all(CaseExporter exporter, CaseBundler bundler) {
        return List.of(new AddNote(), new AttachFile(), new ExportCase(exporter), new CopyBundle(bundler));
    }
}
